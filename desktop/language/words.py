"""The small words of seven languages: they tell a language in short texts and carry no subject."""

from typing import Final


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is parted by spaces."""
    return frozenset(words.split())


SMALL_WORDS: Final = {
    "fr": word_set(
        "le la les l' un une des du de d' au aux et ou où à en dans sur sous pour par avec sans "
        "chez vers dès est sont était être avoir a ai as ont avait avez avons je j' tu il elle on "
        "nous vous ils elles me m' te t' se s' ce c' cet cette ces mon ma mes ton ta tes son sa "
        "ses notre nos votre vos leur leurs qui que qu' quoi dont ne n' pas plus moins très tout "
        "toute tous toutes mais donc car si comme quand aussi même être fait faire peut peu bien "
        "y lui entre jusqu' selon afin ainsi"
    ),
    "en": word_set(
        "the a an of to in on at by for from with without and or but if is are was were be been "
        "being am has have had do does did will would can could should may might must not don' "
        "t ll re ve i you he she it we they me him her us them my your his its our their this "
        "that these those who which what when where why how there here as than then so too very "
        "just only more most less all any some no each every into over under out up down about "
        "after before within get new yes"
    ),
    "es": word_set(
        "el la los las un una unos unas de del al a ante con sin por para en entre sobre desde "
        "hasta y e o u pero si no ni que quien cuando como donde es son era ser estar está están "
        "ha han hay yo tú él ella nosotros ellos ellas me te se nos le les lo mi tu su sus tus "
        "mis nuestro nuestra nuestros nuestras este esta estos estas ese esa eso más menos muy "
        "todo toda todos todas ya también hoy"
    ),
    "de": word_set(
        "der die das den dem des ein eine einen einem einer eines und oder aber wenn weil dass "
        "in im an am auf aus bei mit nach ohne von vom zu zum zur für über unter bis ab ist sind "
        "war waren sein haben hat wird werden kann können ich du er sie es wir ihr mich dich "
        "sich uns euch mir dir ihm ihnen mein dein unser unsere ihre ihren ihrem nicht kein "
        "keine auch nur noch schon sehr mehr alle alles jetzt hier so wie was wer wo"
    ),
    "it": word_set(
        "il lo la i gli le l' un uno una un' di del dello della dell' dei degli delle a al allo "
        "alla all' ai agli alle da dal dalla in nel nella nell' con su sul sulla per tra fra e "
        "ed o ma se che chi cui non è sono era essere avere ha hanno c' io tu lui lei noi voi "
        "loro mi ti si ci vi mio tuo tua suo sua nostro nostra nostri nostre vostro vostra "
        "vostri questo questa questi queste più meno molto tutto tutti anche come quando"
    ),
    "pt": word_set(
        "o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às por pelo pela "
        "para com sem entre sobre desde até e ou mas se não nem que quem quando como onde é são "
        "era ser estar está estão tem têm há eu tu ele ela nós eles elas me te lhe meu minha teu "
        "tua seu sua seus suas nosso nossa nossos nossas este esta esse essa isto mais menos "
        "muito tudo todos todas já também você vocês hoje"
    ),
    "nl": word_set(
        "de het een en of maar als dat die dit deze van in op aan bij met zonder voor naar uit "
        "over onder tot tegen door vanaf is zijn was waren wordt worden heeft hebben kan kunnen "
        "zal ik jij je u hij zij ze wij we jullie mij me jou hem haar ons hun mijn jouw uw onze "
        "niet geen ook nog al zeer meer minder alle alles nu hier zo wat wie waar hoe er"
    ),
}
