"""The figures of each rule that was read for a platform stand in its file, in the right place."""

import pytest

from desktop.catalog.fields import Bound, Fold, Guide
from desktop.catalog.platforms import read_platforms
from desktop.counting.methods import count
from desktop.paths import resources

PLATFORMS, _ = read_platforms(resources() / "platforms")

TAGS_5 = Bound(hard=5)
TITLE_CHARACTERS = (Guide("code_points", 50, 60),)
DESCRIPTION_CHARACTERS = (Guide("code_points", 120, 160),)

RULES: dict[str, dict[str, dict[str, object]]] = {
    "x_post": {
        "x.post": {
            "method": "x_weighted",
            "hard": 280,
            "soft": (71, 240),
            "folds": (Fold("any", 280),),
            "hashtags": Bound(soft=2),
            "format": "plain",
        }
    },
    "x_post_premium": {
        "x_premium.post": {"method": "x_weighted", "hard": 25000, "folds": (Fold("any", 280),)}
    },
    "linkedin_post": {
        "linkedin.post": {
            "method": "utf16",
            "hard": 3000,
            "soft": (800, 1500),
            "folds": (Fold("mobile", 140, 3), Fold("desktop", 210, 5)),
            "hashtags": Bound(soft=5),
            "format": "plain",
        }
    },
    "linkedin_headline": {"linkedin_headline.headline": {"method": "code_points", "hard": 220}},
    "linkedin_article": {
        "linkedin_article.title": {"hard": 100, "disputed": (150,)},
        "linkedin_article.body": {"hard": 110000, "disputed": (125000,), "format": "rich"},
    },
    "instagram_caption": {
        "instagram.caption": {
            "method": "utf16",
            "hard": 2200,
            "folds": (Fold("any", 125),),
            "hashtags": Bound(low=3, soft=5, hard=5),
            "mentions": Bound(soft=3, hard=20),
            "links": Bound(soft=0),
            "format": "plain",
        }
    },
    "facebook_post": {
        "facebook.post": {
            "method": "utf16",
            "hard": 63206,
            "soft": (40, 250),
            "folds": (Fold("mobile", 125), Fold("desktop", 477)),
            "hashtags": Bound(soft=2),
            "format": "plain",
        }
    },
    "meta_ad": {
        "meta_ads.primary": {
            "hard": 2200,
            "soft": (0, 125),
            "folds": (Fold("feed", 125), Fold("reels", 72)),
            "many": (1, 5),
        },
        "meta_ads.headline": {
            "soft": (0, 40),
            "folds": (Fold("feed", 27), Fold("reels", 10)),
            "many": (1, 5),
        },
        "meta_ads.description": {"soft": (0, 25), "disputed": (30,), "many": (1, 5)},
    },
    "tiktok_video_caption": {
        "tiktok.caption": {
            "method": "utf16",
            "hard": 2200,
            "disputed": (4000,),
            "hashtags": TAGS_5,
            "format": "plain",
        }
    },
    "tiktok_photo": {
        "tiktok_photo.title": {"method": "utf16", "hard": 90},
        "tiktok_photo.description": {"method": "utf16", "hard": 4000},
    },
    "youtube_title": {
        "youtube.title": {
            "method": "code_points",
            "hard": 100,
            "soft": (0, 60),
            "forbidden": ("<", ">"),
        }
    },
    "youtube_description": {
        "youtube.description": {
            "method": "bytes",
            "hard": 5000,
            "folds": (Fold("any", 120),),
            "forbidden": ("<", ">"),
            "hashtags": Bound(soft=3, hard=15),
            "format": "plain",
        }
    },
    "threads_post": {
        "threads.post": {
            "method": "threads",
            "hard": 500,
            "links": Bound(hard=5),
            "hashtags": Bound(hard=1),
        },
        "threads.attachment": {"hard": 10000},
    },
    "bluesky_post": {
        "bluesky.post": {
            "method": "graphemes",
            "hard": 300,
            "also": (("bytes", 3000),),
            "hashtags": Bound(hard=8, length=64),
            "format": "plain",
        }
    },
    "mastodon_post": {
        "mastodon.post": {
            "method": "mastodon",
            "hard": 500,
            "adjustable": True,
            "adds": ("warning",),
            "hashtags": Bound(camel=True),
        }
    },
    "pinterest_pin": {
        "pinterest.title": {"hard": 100},
        "pinterest.description": {"hard": 500, "disputed": (800,)},
        "pinterest.alt": {"hard": 500},
        "pinterest.link": {"hard": 2048},
    },
    "whatsapp_message": {
        "whatsapp.body": {"method": "code_points", "hard": 4096, "format": "whatsapp"}
    },
    "whatsapp_template": {
        "whatsapp_template.header": {"hard": 60, "refuses": ("emoji", "markup")},
        "whatsapp_template.body": {"hard": 1024, "folds": (Fold("any", lines=5),)},
        "whatsapp_template.footer": {"hard": 60},
    },
    "sms": {"sms.body": {"method": "sms", "hard": 10, "soft": (0, 1), "musts": ("stop", "sender")}},
    "email_subject": {
        "email_subject.subject": {
            "method": "code_points",
            "hard": 998,
            "soft": (0, 50),
            "folds": (
                Fold("front", 33),
                Fold("mobile", 30, latest=40),
                Fold("apple_mail", 48),
                Fold("desktop", 60, latest=70),
            ),
        }
    },
    "email_preheader": {
        "email_subject.preheader": {"soft": (40, 100), "folds": (Fold("apple_mail", 99),)}
    },
    "email_body": {
        "email.body": {
            "method": "words",
            "soft": (50, 200),
            "musts": ("call_to_action", "signature"),
        }
    },
    "newsletter": {
        "newsletter.body": {
            "method": "words",
            "soft": (200, 1000),
            "musts": ("unsubscribe", "sender"),
        }
    },
    "google_rsa": {
        "google_ads.headlines": {
            "method": "width",
            "hard": 30,
            "many": (3, 15),
            "unique": True,
            "forbidden": ("!",),
            "refuses": ("repeated_punctuation", "capitals"),
        },
        "google_ads.descriptions": {"method": "width", "hard": 90, "many": (2, 4)},
        "google_ads.paths": {"method": "width", "hard": 15, "many": (0, 2)},
    },
    "gbp_post": {"google_business.summary": {"hard": 1500, "refuses": ("phone",)}},
    "gbp_description": {
        "google_business_description.description": {
            "hard": 750,
            "refuses": ("url", "phone", "email", "price", "html", "capitals"),
        }
    },
    "meta_title": {
        "seo.title": {
            "method": "pixels_title",
            "hard": 0,
            "soft": (0, 580),
            "guides": TITLE_CHARACTERS,
        }
    },
    "meta_description": {
        "seo.description": {
            "method": "pixels_description",
            "hard": 0,
            "soft": (0, 920),
            "folds": (Fold("mobile", 680), Fold("desktop", 920)),
            "guides": DESCRIPTION_CHARACTERS,
        }
    },
    "amazon_title": {
        "amazon.title": {
            "method": "code_points",
            "hard": 200,
            "soft": (0, 80),
            "forbidden": tuple("!$?_{}^¬¦"),
            "refuses": ("promotion",),
            "repeats": 2,
        }
    },
    "amazon_bullets": {
        "amazon.bullets": {
            "hard": 250,
            "many": (1, 5),
            "refuses": ("html", "url", "email", "phone", "superlative"),
            "format": "plain",
        }
    },
    "slack": {
        "slack.message": {
            "hard": 40000,
            "soft": (0, 4000),
            "folds": (Fold("any", 3000),),
            "format": "slack",
        }
    },
    "teams": {"teams.message": {"method": "bytes", "hard": 28000, "format": "markdown"}},
    "upwork_proposal": {
        "upwork.letter": {
            "hard": 5000,
            "folds": (Fold("any", 150),),
            "guides": (Guide("words", 100, 250),),
            "format": "plain",
        }
    },
    "cover_letter": {"cover_letter.letter": {"method": "words", "soft": (250, 400)}},
    "blog_article": {
        "blog_article.article": {
            "musts": ("one_title", "heading_order", "short_opening", "alt_text"),
            "format": "markdown",
        },
        "blog_article.title": {"required": True, "soft": (0, 580)},
        "blog_article.description": {"required": True, "soft": (0, 920)},
        "blog_article.slug": {"required": True},
    },
    "press_release": {
        "press_release.release": {
            "method": "words",
            "soft": (300, 500),
            "musts": ("headline", "dateline", "lead", "quotation", "boilerplate", "contact"),
        }
    },
    "support_reply": {
        "support_reply.reply": {
            "method": "words",
            "soft": (40, 150),
            "musts": ("greeting", "acknowledgement", "next_step", "signature"),
            "refuses": ("promise", "personal"),
        }
    },
}


def test_there_are_thirty_seven_rules_and_every_platform_has_one() -> None:
    assert len(RULES) == 37
    assert {place.partition(".")[0] for rule in RULES.values() for place in rule} == set(PLATFORMS)


@pytest.mark.parametrize("rule", RULES)
def test_the_figures_of_a_rule_stand_where_they_belong(rule: str) -> None:
    for place, wanted in RULES[rule].items():
        platform, _, id = place.partition(".")
        field = PLATFORMS[platform].fields[id]
        assert {name: getattr(field, name) for name in wanted} == wanted


@pytest.mark.parametrize("id", ["x", "mastodon"])
def test_the_room_for_a_link_is_what_a_link_weighs_and_its_space(id: str) -> None:
    field = PLATFORMS[id].main
    link = " https://exemple.fr/une-page-dont-l-adresse-est-longue"
    assert field.reserve == count(field.method, link).count == 24
