"""`python -m mentorlog`."""

from mentorlog.main import run

run()
