"""What the values of a platform's fields are called."""

from typing import Final

from desktop.messages.marking import N_

METHODS: Final = {
    "x_weighted": N_("As X counts: links 23, emoji 2"),
    "graphemes": N_("Characters as they are seen"),
    "mastodon": N_("As Mastodon counts: links 23, names without their server"),
    "threads": N_("As Threads counts: emoji by their bytes"),
    "utf16": N_("Characters, emoji as two"),
    "code_points": N_("Characters"),
    "bytes": N_("Bytes"),
    "sms": N_("SMS"),
    "width": N_("Characters, Chinese and Japanese ones as two"),
    "pixels_title": N_("Pixels of a title in a search"),
    "pixels_description": N_("Pixels of a description in a search"),
    "words": N_("Words"),
}
CONFIDENCES: Final = {
    "high": N_("Sure: read in an official place"),
    "medium": N_("Likely: several sources agree"),
    "low": N_("Not sure"),
}
TYPOGRAPHIES: Final = {
    "": N_("As the text has it"),
    "nbsp": N_("Plain no-break spaces"),
    "plain": N_("No special spaces at all"),
}
ADDRESSES: Final = {"": N_("Either"), "tu": "tu", "vous": "vous"}
MUSTS: Final = {
    "stop": N_("A STOP mention"),
    "sender": N_("The sender’s name"),
    "call_to_action": N_("A call to action"),
    "signature": N_("A signature"),
    "unsubscribe": N_("A way to unsubscribe"),
    "one_title": N_("One title"),
    "heading_order": N_("Headings in order"),
    "short_opening": N_("A short opening"),
    "alt_text": N_("Alternative texts"),
    "headline": N_("A headline"),
    "dateline": N_("Place and date"),
    "lead": N_("A lead"),
    "quotation": N_("A quotation"),
    "boilerplate": N_("A paragraph about the organisation"),
    "contact": N_("A contact"),
    "greeting": N_("A greeting"),
    "acknowledgement": N_("That the problem was understood"),
    "next_step": N_("A next step with a date"),
}
REFUSALS: Final = {
    "url": N_("Links"),
    "email": N_("E-mail addresses"),
    "phone": N_("Telephone numbers"),
    "price": N_("Prices"),
    "emoji": N_("Emoji"),
    "markup": N_("Formatting"),
    "html": N_("HTML"),
    "capitals": N_("Capitals for effect"),
    "repeated_punctuation": N_("Doubled punctuation"),
    "promotion": N_("Promotional words"),
    "superlative": N_("Superlatives"),
    "promise": N_("Promises"),
    "personal": N_("Personal data"),
}
