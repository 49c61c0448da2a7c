"""Sample newspaper pages of invented outlets; each line starts with its section."""

from typing import Final

TABLOID: Final = """
furniture | Hopp til innhold
furniture | Meny
furniture | Nyheter
furniture | Sport
furniture | Logg inn
headline | – Vi sov på taket i to netter
standfirst | Familien Eksempelrud ble overrasket av vannet. Nå vil de flytte fra dalen.
byline | Tore Prøvesen
byline | Kari Testad (foto)
byline | Publisert 14. oktober 2023 kl. 06.32
byline | Oppdatert for 3 timer siden
caption | VENTER: Mona Eksempelrud ser utover jordet som har stått under vann siden fredag.
credit | Foto: Kari Testad / Prøvebladet
standfirst | Kort fortalt
standfirst | Flommen tok tre hus i Prøvedalen
standfirst | Kommunen har ikke gitt noen svar
standfirst | Familien vil flytte til byen Vis mer
body | – Det kom uten varsel, sier Mona Eksempelrud.
body | Hun peker mot elva. Der stod låven til for en uke siden.
furniture | Annonse
body | – Vi hørte et brak, og så var den borte, sier hun
furniture | Les også: Ordføreren vil bygge demning
crosshead | Ville ikke gå
body | Naboen nektet lenge å forlate huset sitt.
caption | Naboen Per Tvilsom utenfor huset. Foto: Kari Testad
body | – Jeg har bodd her i 70 år. Hvorfor skulle jeg dra?
body | Kommunen sier at den vil se på saken når vannet er nede.
furniture | Les mer om flommen
furniture | Tre hus tatt av vannet
furniture | Slik sikrer du kjelleren
furniture | Her er veiene som er stengt
furniture | Vis kommentarer
furniture | Ansvarlig redaktør: Ida Oppdiktet
"""

LOCAL: Final = """
furniture | Forside » Nyheter » Skolen får nytt tak
headline | Skolen får nytt tak
byline | Av Ola Oppdiktet
byline | 03.05.2022
furniture | 2 min lesetid
standfirst | Taket på Prøvelia skole har lekket i ti år. Nå skal det byttes.
credit | Foto: Arkiv
body | Kommunestyret i Prøvelia vedtok torsdag å bruke fire millioner kroner på et nytt tak på barneskolen, etter at elevene i flere år har hatt bøtter på gulvet.
body | Rektor Siv Påfunn er glad for vedtaget, men mener det burde ha kommet for lenge siden, fordi flere klasserom ikke kan brukes når det regner.
crosshead | Begynner i juni
body | Arbeidet begynner i juni, når elevene har ferie, og skal etter planen være ferdig før skolen starter igjen i august.
body | Ifølge kommunen er det ikke funnet råte i bjelkene, men det skal undersøkes én gang til før arbeidet begynner.
byline | Ola Oppdiktet
furniture | Del saken
furniture | Facebook
furniture | E-post
furniture | Mest lest
furniture | Butikk stenger etter 50 år
furniture | Elg på banen stanset toget
furniture | © 2022 Prøvelia Avis
"""

DANISH: Final = """
furniture | Spring til indhold
furniture | Seneste nyt
furniture | Minister siger undskyld
furniture | Regn i hele landet
headline | Øboer bygger deres egen færge
standfirst | Efter tre år uden forbindelse til fastlandet tager beboerne på Testø sagen i egen hånd
byline | Af Mette Opdigt
byline | 11. marts 2022
furniture | for 2 år siden
credit | Foto: Jens Påfund/Ritzau Scanpix
body | På Testø har man ventet længe nok. Siden den sidste færge sejlede i 2019, har de 40 beboere måttet klare sig med en robåd.
body | »Vi er ikke sømænd, men vi kan lære det,« siger Jens Påfund, der er formand for øens beboere.
furniture | Artiklen fortsætter efter annoncen
furniture | Annonce
body | Han har selv tegnet båden.
crosshead | Pengene mangler
body | Kommunen har ikke villet give støtte, og beboerne samler nu ind på gaden i byen.
furniture | Læs også
furniture | Færge gik på grund i tåge
body | Båden skal efter planen sejle til sommer.
credit | Kilde: Ritzau
furniture | Del artiklen
furniture | Relaterede artikler
furniture | Bro til øen bliver dyrere
furniture | Fisker fandt kasse på havbunden
furniture | Tilmeld dig nyhedsbrevet her
"""

SWEDISH: Final = """
furniture | Hoppa till innehåll
furniture | Senaste nytt
furniture | Annons
headline | Fyrvaktaren på Provskär flyttar i land
standfirst | Efter fyrtio år på ön säljer Bertil Påhittad båten och köper ett hus vid vägen
byline | Av Karin Uppdiktad
byline | 11 mars 2022
furniture | för 2 år sedan
credit | Foto: Jens Påhittad/TT
body | Bertil Påhittad sätter på kaffet för sista gången. Havet är grått, och båten till fastlandet är två timmar sen.
body | – Jag har aldrig velat bo någon annanstans, säger Bertil Påhittad.
furniture | Artikeln fortsätter under annonsen
furniture | Annons
body | Lampan slocknade i januari, när kabeln gick av.
crosshead | Pengarna saknas
body | ”Vi har inte råd”, skriver kommunen i ett brev, och ingen vet när en ny kabel kan dras ut till ön.
furniture | Läs också
furniture | Färjan gick på grund i dimma
body | Fyren ska släckas till sommaren.
credit | Källa: TT
furniture | Dela artikeln
furniture | Relaterade artiklar
furniture | Bron till ön blir dyrare
furniture | Fiskare fann kista på havets botten
furniture | Anmäl dig till vårt nyhetsbrev
"""

WIRE: Final = """
furniture | World
furniture | Business
furniture | Markets
headline | Exampleland and Testonia agree to reopen border crossing
byline | By Jane Madeup and Tom Fictional
byline | May 3, 2024 9:14 AM GMT
byline | Updated 2 hours ago
furniture | Share
caption | FILE PHOTO: A guard stands at the border crossing in Samplewick, Exampleland, March 1, 2024.
credit | REUTERS
body | SAMPLEWICK, May 3 - Exampleland and Testonia agreed on Friday to reopen the only road between the two countries, three months after it was closed, officials on both sides of the border said.
body | “This is a good day,” Foreign Minister Ada Notreal told reporters.
body | By Monday the first lorries will cross, she said.
furniture | Advertisement · Scroll to continue
body | The road was closed in February after shots were fired.
body | Testonia has denied that its soldiers fired them.
byline | (Reporting by Jane Madeup in Samplewick; Editing by Tom Fictional)
furniture | Our Standards: The Sample Principles.
furniture | Read next
furniture | Lorry drivers wait for a week at closed gate
furniture | Testonia calls early election
furniture | Notreal named foreign minister
"""

BLOG: Final = """
furniture | Home » Politics » Why the dam at Samplewick will not hold
headline | Why the dam at Samplewick will not hold
byline | Posted on June 2, 2021 by Admin
standfirst | An engineer has warned of the cracks since 2015.
body | The dam above Samplewick was built in 1961 to last for fifty years, and nobody has looked inside it since a storm took the road away in the winter of 1998.
body | Read more carefully, the report from 2015 says that the dam is safe only while the lake is half empty, which it has not been for years.
body | According to its author, nobody in the town hall ever answered.
crosshead | What happens next?
body | The town has promised to look at the cracks before the autumn, when the rain comes and the lake rises by a metre every week.
body | Nobody we asked believes it.
credit | Source: www.samplewickpost.example
furniture | Paul Inventor is a freelance journalist who lives in Samplewick and writes about water.
furniture | Share this:
furniture | Leave a Reply
furniture | Your email address will not be published. Required fields are marked *
furniture | Post Comment
furniture | This site uses Akismet to reduce spam. Learn how your comment data is processed.
furniture | Recent Posts
furniture | Ten walks along the lake
"""

WEEKLY: Final = """
furniture | 12.4 °C
furniture | Exampletown
furniture | Friday, March 8, 2024
furniture | News | Opinion | Sport | Culture
furniture | Subscribe
headline | The last lighthouse keeper goes home
standfirst | After forty years on the rock, Bertil Madeup has packed his bags
byline | Lisa Fictional
furniture | 5 min read
furniture | - Advertisement -
body | Bertil Madeup puts the kettle on for the last time. Outside, the sea is flat and grey, and the boat that will take him ashore is two hours late, as it has been every Friday since he came here as a young man.
body | “I never wanted to be anywhere else,” he says.
furniture | [Download our app and get the morning newsletter for free. Click here]
body | The light went out in January, when the cable from the mainland broke and the authorities decided that nobody would pay for a new one.
furniture | More about the coast in Sample Weekly:
body | Madeup has kept a diary since the first day. It fills eleven boxes.
crosshead | A house by the road
body | His sister has found a house for him. It stands by the road, and he will hear the cars at night.
furniture | - Advertisement -
furniture | Most read
furniture | Copyright 2024 Sample Weekly. All rights reserved.
"""

# Name of a page -> its language and its lines.
PAGES: Final = {
    "tabloid": ("nb", TABLOID),
    "local": ("nb", LOCAL),
    "danish": ("da", DANISH),
    "swedish": ("sv", SWEDISH),
    "wire": ("en", WIRE),
    "blog": ("en", BLOG),
    "weekly": ("en", WEEKLY),
}


def parse_page(page: str) -> tuple[list[str], list[str]]:
    """Return the sections of the lines of a page, and the lines."""
    rows = [row.partition(" | ") for row in page.strip().splitlines()]
    return [section for section, _, _ in rows], [line for _, _, line in rows]
