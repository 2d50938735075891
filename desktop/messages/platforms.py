"""Words about platforms: amounts in the unit of a count, kinds of places, what fields ask for."""

from typing import Final

from desktop.messages import gettext as _
from desktop.messages import ngettext
from desktop.messages.marking import N_

SENTENCES: Final = {
    "platform_unknown": N_("There is no platform {platform}."),
    "platform_list": N_("The platforms are: {platforms}."),
    "field_unknown": N_("{platform} has no field {field}."),
    "field_list": N_("Its fields are: {fields}."),
    "limit_fixed": N_("The limit of {platform} is the same everywhere."),
    "limit_leave": N_("Leave --limit out."),
    "limit_refused": N_("A limit has to be at least 1."),
    "over_limit": N_("{amount} too many: the limit is {limit}."),
    "over_segments": N_("{amount}, billed one by one: at most {limit} go together."),
    "segments_many": N_("Sent and billed as {amount}."),
    "over_soft": N_("{amount}: more than {good} reads less well here."),
    "under_soft": N_("{amount}: {good} or more do better here."),
    "over_guide": N_("{amount}: a good length here is at most {good}."),
    "under_guide": N_("{amount}: a good length here is at least {good}."),
    "box_missing": N_("{label}: nothing is written yet, and it has to be filled."),
    "boxes_few": N_("{label}: {count} filled, at least {limit} are needed."),
    "boxes_many": N_("{label}: {count} filled, at most {limit} are taken."),
    "boxes_same": N_("{label}: numbers {first} and {box} say the same."),
    "hashtags_over": N_("{count} hashtags: at most {limit} are allowed here."),
    "hashtags_many": N_("{count} hashtags: better at most {limit} here."),
    "hashtags_few": N_("{count} hashtags: better at least {limit} here."),
    "hashtag_long": N_("{evidence} is too long for a hashtag: at most {limit} characters."),
    "hashtag_case": N_(
        "{evidence}: begin each word with a capital, so that screen readers can say it."
    ),
    "links_over": N_("{count} links: at most {limit} are allowed here."),
    "links_many": N_("{count} links: better at most {limit} here."),
    "links_dead": N_("{evidence}: a link cannot be clicked here."),
    "mentions_over": N_("{count} mentions: at most {limit} are allowed here."),
    "mentions_many": N_("{count} mentions: more than {limit} may be refused here."),
    "forbidden_text": N_("Not allowed here: {evidence}"),
    "forbidden_space": N_("A space is not allowed here."),
    "word_repeated": N_("“{evidence}” stands {count} times: at most {limit} are allowed here."),
    "markup_shown": N_("{evidence}: these marks would be seen as they stand."),
    "refused_url": N_("No link is taken here: {evidence}"),
    "refused_email": N_("No e-mail address is taken here: {evidence}"),
    "refused_phone": N_("No telephone number is taken here: {evidence}"),
    "refused_price": N_("No price or discount is taken here: {evidence}"),
    "refused_emoji": N_("No emoji is taken here: {evidence}"),
    "refused_markup": N_("No formatting is taken here: {evidence}"),
    "refused_html": N_("No HTML is taken here: {evidence}"),
    "refused_capitals": N_("Capitals for effect are refused here: {evidence}"),
    "refused_repeated_punctuation": N_("Doubled punctuation is refused here: {evidence}"),
    "refused_promotion": N_("Promotional words are refused here: {evidence}"),
    "refused_superlative": N_("A claim that nothing proves: {evidence}"),
    "refused_promise": N_("A promise: {evidence}. Can it be kept?"),
    "refused_personal": N_("Personal data: {evidence}. Is it needed here?"),
    "missing_stop": N_("No STOP mention: in France an advertising SMS has to say how to stop."),
    "missing_sender": N_("Who writes is not seen: give the sender’s name."),
    "missing_call_to_action": N_("Nothing asks the reader to do something."),
    "missing_signature": N_("There is no signature."),
    "missing_unsubscribe": N_("There is no way to unsubscribe."),
    "missing_one_title": N_("There has to be one title, and only one: a line that begins with #."),
    "missing_heading_order": N_("A heading skips a level: {evidence}"),
    "missing_short_opening": N_("The opening has {count} words: at most {limit} are better."),
    "missing_alt_text": N_("A picture has no alternative text: {evidence}"),
    "missing_headline": N_("There is no headline: a short first line, set apart."),
    "missing_dateline": N_("There is no dateline: the place and the date before the first words."),
    "missing_quotation": N_("There is no quotation with the name of who speaks."),
    "missing_boilerplate": N_("There is no paragraph about the organisation (“About…”)."),
    "missing_contact": N_("There is no press contact with a telephone number or an e-mail."),
    "missing_greeting": N_("There is no greeting."),
    "missing_acknowledgement": N_("Nothing shows that the problem was understood."),
    "missing_next_step": N_("There is no next step with a date."),
}

GROUPS: Final = {
    "social": N_("Social networks"),
    "message": N_("Messages"),
    "mail": N_("E-mail"),
    "advert": N_("Advertising"),
    "search": N_("Web and search"),
    "shop": N_("Shops"),
    "work": N_("Work"),
    "own": N_("Yours"),
}


def group(id: str) -> str:
    """Return the heading of a group of platforms."""
    return _(GROUPS[id])


def amount(method: str, count: int) -> str:
    """Return a count with the name of what is counted."""
    match method:
        case "sms":
            words = ngettext("{count} message", "{count} messages", count)
        case "bytes":
            words = ngettext("{count} byte", "{count} bytes", count)
        case "words":
            words = ngettext("{count} word", "{count} words", count)
        case "pixels_title" | "pixels_description":
            words = ngettext("{count} pixel", "{count} pixels", count)
        case _:
            words = ngettext("{count} character", "{count} characters", count)
    return words.format(count=count)
