"""`python -m mentorlog`."""

from mentorlog.main import main

raise SystemExit(main())
