"""What holds of every text: nothing protected changes, a second time changes nothing, fixes fit."""

import re

from hypothesis import given
from hypothesis import strategies as st

from desktop.typography.edits import applied
from desktop.typography.fixes import fixes
from desktop.typography.profiles import OVERRIDES, PROFILES, Profile, tailored
from desktop.typography.rules import RULES

PROTECTED = (
    "https://exemple.fr/a?b=c;d!e'f",
    "http://user:pw@exemple.fr:8080/x",
    "www.exemple.fr/l'été",
    "exemple.fr/page?x=1",
    "ftp://a.b/c",
    "jean.arc+x@exemple.fr",
    "12:30",
    "08:05:59",
    "14h30",
    '`a ? b : "c"`',
    "``l'un ` d'eux !``",
    "{{prénom ! 'x'}}",
    "{name}",
    "%NAME%",
    "[[x 'y' ?]]",
    "*|FNAME|*",
    "{% if a ? b : c %}",
    "#l_été2026",
    "@jean.dupont",
    "@moi@mastodon.social",
    "2001:db8::1",
    "fe80::1",
    "::1",
    "C:\\Users\\l'ami\\x.txt",
    "/usr/local/l'bin",
    "~/notes/d'ici.md",
    "../x/y'z",
    "Yahoo!",
    ":smile:",
    "&amp;",
    "<a href=\"x\" title='l y'>",
    "<code>a ? \"b\" : 'c'</code>",
    "https://exemple.fr/wiki/A_(b)",
)
PIECES = (
    "mot",
    "l'ami",
    "Qu'est-ce",
    '"',
    "'",
    "«",
    "»",
    "“",
    "”",
    "‘",
    "’",
    "!",
    "?",
    ":",
    ";",
    ",",
    ".",
    "...",
    "…",
    "--",
    "-",
    "–",
    "—",
    " ",
    " ",
    " ",
    "  ",
    "\u00a0",
    "\u202f",
    "\u2009",
    "\n",
    "\n\n",
    "\r\n",
    "12",
    "000",
    "3,5",
    "12000",
    "1",
    "%",
    "€",
    "$",
    "km",
    "h",
    "M.",
    "Mme",
    "Mr",
    "n°",
    "p.",
    "etc",
    "Dupont",
    "2ème",
    "XXIème",
    "(",
    ")",
    "[",
    "](",
    "*",
    "**",
    "_",
    "# ",
    "- ",
    "> ",
    "|",
    "```",
    "`",
    "<",
    ">",
    "<b>",
    "<br>",
    "&nbsp;",
    "/",
    "\\",
    "@",
    "#",
    "{",
    "}",
    "🎉",
    "e\u0301",
    "\ufdd0",
    "dogs'",
    "'tis",
    "'90s",
    "1990-1995",
    ".fr",
    "://",
    "::",
    "J.-C.",
    "Yahoo",
    "&",
    "amp",
)
texts = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
profiles = st.builds(
    lambda profile, narrow, off, on, override: tailored(
        profile, narrow=narrow, off=off, on=on, override=override
    ),
    st.sampled_from(list(PROFILES.values())),
    st.booleans(),
    st.sets(st.sampled_from(list(RULES)), max_size=3),
    st.sets(st.sampled_from(["ordinals", "titles", "hyphens"])),
    st.sampled_from(OVERRIDES),
)


@given(texts, profiles)
def test_a_second_time_changes_nothing(text: str, profile: Profile) -> None:
    once = applied(text, fixes(text, profile))
    assert applied(once, fixes(once, profile)) == once


@given(texts, profiles)
def test_fixes_stand_in_order_and_each_changes_something(text: str, profile: Profile) -> None:
    end = 0
    for fix in fixes(text, profile):
        assert end <= fix.start <= fix.end <= len(text)
        assert text[fix.start : fix.end] != fix.replacement
        assert fix.rule in profile.rules
        end = fix.end


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["mot ", "l'ami ", 'dit "oui" ', "- a\n\n", "Ah! ", "("]),
            st.sampled_from(PROTECTED),
            st.sampled_from([" mot", "!", " ?", ", l'eau", " : ", '." ', ")", "…", "..."]),
        ),
        min_size=1,
        max_size=4,
    ),
    profiles,
)
def test_what_is_protected_stays(parts: list[tuple[str, str, str]], profile: Profile) -> None:
    text = "".join("".join(part) + " " for part in parts)
    after = applied(text, fixes(text, profile))
    at = 0
    for _, kept, _ in parts:
        at = after.find(kept, at)
        assert at != -1, (kept, after)
        at += len(kept)


@given(texts, profiles)
def test_only_spaces_and_marks_change_unless_letters_are_asked_for(
    text: str, profile: Profile
) -> None:
    quiet = tailored(profile, off={"ordinals", "titles"})
    after = applied(text, fixes(text, quiet))
    letters = re.compile(r"[^\w]|_")
    assert letters.sub("", after) == letters.sub("", text)
