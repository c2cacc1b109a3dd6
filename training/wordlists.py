"""Words that the mending rules know: titles, countries, peoples and faiths, organisations."""

# Lists of words read better as text.
# ruff: noqa: SIM905

from __future__ import annotations

import json
from pathlib import Path

TITLES = frozenset(
    """
    Mr. Mr Mrs. Mrs Ms. Ms Miss Dr. Dr Prof. Professor Sir Dame President president Vice vice
    Vice-President ex-President Prime prime Premier premier Minister minister Ministers Foreign
    foreign Defense Defence Interior Finance Secretary secretary Secretary-General
    Secretary-general Deputy deputy Assistant Under-Secretary Undersecretary General general Gen.
    Brig. Brigadier Brigadier-General Lieutenant Lt. Lieutenant-General Colonel Col. Major Maj.
    Captain Capt. Sergeant Sgt. Corporal Cpl. Private Pvt. Admiral Adm. Commander Marshal Senator
    Sen. Senators Representative Rep. Congressman Congresswoman Congressmen Governor Gov. Mayor
    Chancellor chancellor King Queen Prince Princess Crown Emperor Pope Cardinal Archbishop Bishop
    Patriarch Rev. Reverend Ayatollah Mullah Prophet Judge Justice Ambassador Envoy Spokesman
    spokesman Spokeswoman spokeswoman Chairman chairman Chief chief Attorney Speaker Leader leader
    Director Commissioner Presidents former Former Minister-designate Acting acting Special MP Mr
    First Warlord Inspector Superintendent Hon. Right Honourable Honorable
    """.split()
)
"""Words that stand before a name and are no part of it."""

PEOPLES = frozenset(
    """
    Muslim Muslims Islamic Islamist Islamists Sunni Sunnis Shi'ite Shi'ites Shiite Shiites Shia
    Shi'a Christian Christians Catholic Catholics Protestant Protestants Orthodox Jew Jews Jewish
    Hindu Hindus Buddhist Buddhists Sikh Sikhs Alawite Alawites Druze Yazidi Yazidis Coptic Copts
    Mormon Mormons Kurd Kurds Kurdish Arab Arabs Arabic Berber Berbers Tuareg Pashtun Pashtuns
    Tajik Tajiks Hazara Hazaras Uzbek Uzbeks Uighur Uighurs Uyghur Uyghurs Tibetan Tibetans
    Chechen Chechens Tatar Tatars Baluch Baloch Balochi Punjabi Sindhi Kashmiri Kashmiris Bengali
    Tamil Tamils Sinhalese Hutu Hutus Tutsi Tutsis Zulu Zulus Hausa Igbo Yoruba Serb Serbs Croat
    Croats Bosniak Bosniaks Slav Slavs Slavic Roma Basque Basques Catalan Catalans Flemish Walloon
    Scottish Scots Welsh English Irish European Europeans African Africans Asian Asians
    Latin-American Scandinavian Nordic Baltic Balkan Soviet Soviets Republican Republicans
    Democrat Democrats Communist Communists Socialist Socialists Maoist Maoists Marxist Marxists
    Nazi Nazis Fascist Fascists Zionist Zionists Palestinian Palestinians Israelis Iraqis
    Taiwanese Burmese Congolese Ivorian Ivorians Kosovar Kosovars Britons Briton Brits Frenchman
    Frenchmen Englishman Dutchman Irishman Spaniard Spaniards Turks Turk Swede Swedes Dane Danes
    Pole Poles Finn Finns Thais Swiss Czech Czechs Greeks Afghans Afghan Saudi Saudis Emirati
    Emiratis Qatari Qataris Omani Kuwaiti Yemenis Houthis Gazan Gazans Texan Texans Californian
    Parisian Hispanic Hispanics Latino Latinos Argentine Argentines Filipino Filipinos Philippine
    Venezuelan Venezuelans Korean Koreans
    """.split()
)
"""Adherents, peoples and adjectives of regions that a list of countries does not hold."""

ALIASES = frozenset(
    """
    U.S. US U.S.A. USA U.S UK U.K. Britain England Scotland Wales Burma America Russia Iran Syria
    Congo Kosovo Taiwan Macedonia Yugoslavia Czechoslovakia UAE U.A.E.
    """.split()
) | {
    "Great Britain",
    "Northern Ireland",
    "Ivory Coast",
    "East Timor",
    "Soviet Union",
    "Czech Republic",
    "North Korea",
    "South Korea",
    "Sri Lanka",
    "United States",
    "United Kingdom",
    "South Sudan",
    "Palestine",
}
"""Names of countries as newspapers write them."""

ORGANISATIONS = frozenset(
    {
        "U.N.", "UN", "United Nations", "African Union", "European Union", "EU", "AU", "NATO",
        "Fatah", "Hamas", "Hezbollah", "Taliban", "Taleban", "al-Qaida", "Al-Qaida", "al-Qaeda",
        "White House", "Kremlin", "Pentagon", "Congress", "Senate", "Parliament", "Reuters",
        "Security Council", "Arab League", "State Department", "Interpol",
    }
)  # fmt: skip
"""Organisations that an automatic annotation often takes for places or persons."""

CORRECTIONS = {
    "Aung San Suu Kyi": "PERSON", "Saddam": "PERSON", "Yushchenko": "PERSON",
    "West Bank": "LOC", "The Hague": "LOC", "Tel Aviv": "LOC", "Tibet": "LOC",
    "Abu Ghraib": "LOC", "Khan Younis": "LOC", "Gaza": "LOC", "Gaza Strip": "LOC",
    "Islam": "", "HIV": "", "AIDS": "", "Western": "", "New Year": "", "Social Security": "",
    "State": "", "Prime": "", "Sunni Arab": "NORP", "Roman Catholic": "NORP",
    "Roman Catholics": "NORP", "Foreign": "", "Mr": "", "North": "", "Medicaid": "",
}  # fmt: skip
"""Frequent names that GMB has under a wrong kind; an empty kind is no entity at all."""


class Countries:
    """Names, demonyms and capitals, read from `countries.json`."""

    def __init__(self, path: Path) -> None:
        self.names: set[str] = set(ALIASES)
        self.capitals: set[str] = set()
        self.demonyms: set[str] = set(PEOPLES)
        for country in json.loads(path.read_text("utf8")):
            self._read(country)
        self.demonyms -= self.names

    def _read(self, country: dict) -> None:
        names = [country["name"]["common"], country["name"]["official"]]
        names += [name for name in country.get("altSpellings", []) if len(name) > 3]
        self.names.update(names)
        self.capitals.update(name for name in country.get("capital", []) if name != "Kingston")
        for demonym in country.get("demonyms", {}).get("eng", {}).values():
            if len(demonym) > 3:
                self.demonyms.add(demonym)
                if not demonym.endswith(("ese", "sh", "ch", "ss", "s")):
                    self.demonyms.add(demonym + "s")
