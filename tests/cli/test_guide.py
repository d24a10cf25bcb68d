"""`mentorlog guide`."""

import json
from textwrap import dedent

from mentorlog.guidance import closing_steps, factors, topics
from mentorlog.render.guiding import leaves


def test_the_contents_list_every_page_of_the_guidance(run):
    listed = run("guide").out
    named = [*(t.key for t in topics()), *(s.key for s in closing_steps())]
    for name in [*named, *(f.slug for f in factors())]:
        assert f"  {name} " in listed, name
    assert "feedback-questions" in listed


def test_a_page_has_its_words_its_questions_and_its_sources(run):
    assert run("guide", "lack-of-time").out == dedent(
        """\
        Too little time                                                     lack-of-time

        Time is needed twice: for the meetings, and for the actions between them. Too
        little of it is one of the reasons why a relationship slows down.

        Questions
          ? How much time is realistic for you just now?
          ? Would a slower rhythm or shorter sessions help?

        To try
          - Agree on a rhythm that fits a busy month, and not only a quiet one.
          - Keep one action each instead of three.

        Sources
          OpenLearn, "Exploring career mentoring and coaching", 4.1 (The Open
            University, OpenLearn)
          "Mentoring Challenges: how to identify when a mentoring relationship is not
            working" (publisher not stated in the copy we have)
          "How to develop a successful mentoring/coaching relationship" (publisher not
            stated in the copy we have)
          Straus et al. 2013 (S. E. Straus, M. O. Johnson, C. Marquez and M. D.
            Feldman)
          Eller et al. 2014 (L. S. Eller, E. L. Lev and A. Feurer)
          Zerzan et al. 2009 (J. T. Zerzan, R. Hess, E. Schur, R. S. Phillips and N.
            Rigotti)
          STAR 2017 (STAR, for the OJJDP)
        """
    )


def test_a_page_is_found_by_a_part_of_its_name_and_by_the_flag(run):
    assert run("guide", "raising").out == run("guide", "--topic", "Raising a problem").out
    assert "Hold the session as usual" in run("guide", "sarah").out


def test_every_page_can_be_read_as_text_and_as_data(run):
    for name in leaves():
        page = run("guide", name)
        assert (page.code, page.err) == (0, "")
        data = json.loads(run("guide", name, "--json").out)
        assert data["name"] == name
        assert data["sources"], name


def test_all_pages_as_data(run):
    pages = json.loads(run("guide", "--json").out)
    assert [page["name"] for page in pages] == list(leaves())


def test_an_unknown_page_names_the_near_ones(run):
    refused = run("guide", "competitoin")
    assert (refused.code, refused.out) == (3, "")
    assert refused.err == (
        "mentorlog: The guide has no page 'competitoin'. Did you mean competition?\n"
        "  Try: mentorlog guide competition\n"
    )
    assert run("guide", "xyzzy").code == 3
