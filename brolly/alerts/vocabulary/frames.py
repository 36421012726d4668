"""
What stands around a warning in a message, in the languages in which we warn.

Written by us, and not yet read by somebody whose first language each is: the README says
so. A language without a frame gets the English one.
"""

from dataclasses import dataclass

from brolly.alerts.vocabulary.codes import EVIDENCE_WORDS, LEVEL_WORDS, Evidence, Level


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The sentences around a text. ``{…}`` is filled in; ``day`` is how a day is written."""

    subject: str
    hello: str
    invitation: str
    invitation_short: str
    answer_yes: str
    a_warning: str
    opens: str
    replaces: str
    level: dict[Level, str]
    evidence: dict[Evidence, str]
    sent: str
    until: str
    seen: str
    keep: str
    wrong: str
    recalled: str
    ended: str
    leave: str
    choose: str
    test: str
    day: str


def _levels(*words: str) -> dict[Level, str]:
    return dict(zip(Level, words, strict=True))


def _evidence(*words: str) -> dict[Evidence, str]:
    return dict(zip(Evidence, words, strict=True))


FRAMES: dict[str, Frame] = {
    "en": Frame(
        subject="New message",
        hello="There is a new message for you.",
        invitation="Somebody you know asked us to send you warnings. If you want them, open "
        "this:\n\n{link}\n\nIf not, do nothing: you will hear no more from us.",
        invitation_short="Somebody you know asked us to send you messages. If you want them, open {link}",
        answer_yes=" or answer YES. STOP ends it.",
        a_warning="A warning",
        opens="Open it: {link}",
        replaces="This takes the place of an earlier warning. Please delete that.",
        level=LEVEL_WORDS,
        evidence=EVIDENCE_WORDS,
        sent="Sent {day}.",
        until="Good until {day}.",
        seen="Have you seen him? Tell us, no name needed: {contact}",
        keep="{reference}. Please do not pass this on.",
        wrong="Is something wrong in it? {link}",
        recalled="Warning {reference} of {day} is called back. Please delete it.",
        ended="This warning has ended. Please delete it.",
        leave="No more of these: {link}",
        choose="What we send you, and when: {link}",
        test="This is a test. There is nothing to do.",
        day="%-d %B %Y",
    ),
    "ro": Frame(
        subject="Mesaj nou",
        hello="Aveți un mesaj nou.",
        invitation="Cineva pe care îl cunoașteți ne-a rugat să vă trimitem avertismente. Dacă "
        "le doriți, deschideți:\n\n{link}\n\nDacă nu, nu trebuie să faceți nimic: nu vă mai "
        "scriem.",
        invitation_short="Cineva cunoscut ne-a rugat să vă scriem. Dacă doriți mesaje, deschideți {link}",
        answer_yes=" sau răspundeți DA. STOP le oprește.",
        a_warning="Un avertisment",
        opens="Deschideți-l: {link}",
        replaces="Acesta ia locul unui avertisment mai vechi. Vă rugăm să îl ștergeți pe acela.",
        level=_levels(
            "Violență",
            "Amenințări sau urmărire",
            "Jaf sau furt",
            "Neplată, fără violență",
        ),
        evidence=_evidence(
            "Ne-a spus chiar persoana în cauză",
            "Cineva ne-a spus ce i-a povestit altcineva",
            "Mai multe persoane ne-au spus, fiecare separat",
            "Poliția confirmă",
        ),
        sent="Trimis la {day}.",
        until="Valabil până la {day}.",
        seen="L-ați văzut? Spuneți-ne, nu e nevoie de nume: {contact}",
        keep="{reference}. Vă rugăm să nu dați mai departe.",
        wrong="E ceva greșit aici? {link}",
        recalled="Avertismentul {reference} din {day} este retras. Vă rugăm să îl ștergeți.",
        ended="Acest avertisment nu mai e valabil. Vă rugăm să îl ștergeți.",
        leave="Nu mai doresc mesaje: {link}",
        choose="Ce vă trimitem și când: {link}",
        test="Acesta este un test. Nu trebuie să faceți nimic.",
        day="%d.%m.%Y",
    ),
    "pt": Frame(
        subject="Nova mensagem",
        hello="Tem uma mensagem nova.",
        invitation="Uma pessoa que conhece pediu-nos que lhe enviássemos avisos. Se os quiser, "
        "abra:\n\n{link}\n\nSe não quiser, não faça nada: não voltamos a escrever.",
        invitation_short="Alguém que conhece pediu-nos que lhe escrevêssemos. Se quiser, abra {link}",
        answer_yes=" ou responda SIM. STOP termina.",
        a_warning="Um aviso",
        opens="Abra aqui: {link}",
        replaces="Esta substitui um aviso anterior. Por favor, apague o anterior.",
        level=_levels(
            "Violência",
            "Ameaças ou perseguição",
            "Roubo ou furto",
            "Não pagou, sem violência",
        ),
        evidence=_evidence(
            "Foi a própria pessoa que nos contou",
            "Alguém nos contou o que outra pessoa disse",
            "Várias pessoas nos contaram, cada uma por si",
            "A polícia confirma",
        ),
        sent="Enviado em {day}.",
        until="Válido até {day}.",
        seen="Viu este homem? Diga-nos, não é preciso dar o nome: {contact}",
        keep="{reference}. Por favor, não passe isto adiante.",
        wrong="Há algo errado aqui? {link}",
        recalled="O aviso {reference} de {day} foi retirado. Por favor, apague-o.",
        ended="Este aviso terminou. Por favor, apague-o.",
        leave="Não quero receber mais: {link}",
        choose="O que lhe enviamos, e quando: {link}",
        test="Isto é um teste. Não precisa de fazer nada.",
        day="%d/%m/%Y",
    ),
    "pl": Frame(
        subject="Nowa wiadomość",
        hello="Masz nową wiadomość.",
        invitation="Ktoś, kogo znasz, poprosił nas, żebyśmy wysyłali Ci ostrzeżenia. Jeśli ich "
        "chcesz, otwórz:\n\n{link}\n\nJeśli nie, nic nie musisz robić: więcej nie napiszemy.",
        invitation_short="Ktoś, kogo znasz, poprosił, żebyśmy do Ciebie pisali. Jeśli chcesz, otwórz {link}",
        answer_yes=" albo odpisz TAK. STOP kończy.",
        a_warning="Ostrzeżenie",
        opens="Otwórz: {link}",
        replaces="To ostrzeżenie zastępuje wcześniejsze. Prosimy usunąć tamto.",
        level=_levels(
            "Przemoc",
            "Groźby lub śledzenie",
            "Rozbój lub kradzież",
            "Brak zapłaty, bez przemocy",
        ),
        evidence=_evidence(
            "Powiedziała nam o tym sama osoba, której to dotyczy",
            "Ktoś powtórzył nam, co powiedziała inna osoba",
            "Powiedziało nam o tym kilka osób, niezależnie od siebie",
            "Policja to potwierdza",
        ),
        sent="Wysłano {day}.",
        until="Ważne do {day}.",
        seen="Widziałaś lub widziałeś go? Powiedz nam, bez podawania nazwiska: {contact}",
        keep="{reference}. Prosimy nie przekazywać dalej.",
        wrong="Coś się tu nie zgadza? {link}",
        recalled="Ostrzeżenie {reference} z {day} zostało wycofane. Prosimy je usunąć.",
        ended="To ostrzeżenie już się skończyło. Prosimy je usunąć.",
        leave="Nie chcę więcej takich wiadomości: {link}",
        choose="Co i kiedy Ci wysyłamy: {link}",
        test="To jest próba. Nie trzeba nic robić.",
        day="%d.%m.%Y",
    ),
    "es": Frame(
        subject="Mensaje nuevo",
        hello="Tiene un mensaje nuevo.",
        invitation="Alguien a quien conoce nos pidió que le enviáramos avisos. Si los quiere, "
        "abra:\n\n{link}\n\nSi no, no haga nada: no volveremos a escribirle.",
        invitation_short="Alguien a quien conoce nos pidió que le escribiéramos. Si quiere, abra {link}",
        answer_yes=" o responda SI. STOP lo termina.",
        a_warning="Un aviso",
        opens="Ábralo: {link}",
        replaces="Este sustituye a un aviso anterior. Por favor, borre aquel.",
        level=_levels(
            "Violencia",
            "Amenazas o seguimiento",
            "Robo o hurto",
            "No pagó, sin violencia",
        ),
        evidence=_evidence(
            "Nos lo contó la propia persona",
            "Alguien nos contó lo que dijo otra persona",
            "Nos lo contaron varias personas, cada una por su lado",
            "La policía lo confirma",
        ),
        sent="Enviado el {day}.",
        until="Vale hasta el {day}.",
        seen="¿Lo ha visto? Díganoslo, sin dar su nombre: {contact}",
        keep="{reference}. Por favor, no lo reenvíe.",
        wrong="¿Hay algo que no es correcto? {link}",
        recalled="El aviso {reference} del {day} queda retirado. Por favor, bórrelo.",
        ended="Este aviso ha terminado. Por favor, bórrelo.",
        leave="No quiero recibir más: {link}",
        choose="Qué le enviamos y cuándo: {link}",
        test="Esto es una prueba. No hay que hacer nada.",
        day="%d/%m/%Y",
    ),
}
