"""Who reacts to what, and what is plugged in where. All of it, on this page."""


def connect() -> None:
    """Join the packages up. Runs once, when Django has loaded them all."""
    plug_web()
    list_sections()


def plug_web() -> None:
    """Who is signed in, what Lock does, and where the second factor is shown again."""
    from django.conf import settings
    from django.contrib.auth import logout

    from brolly.web import ports

    ports.actor_of_request.plug(lambda request: None)
    ports.fresh_factor_url.plug(lambda back: str(settings.LOGIN_URL))
    ports.lock.plug(logout)


def list_sections() -> None:
    """Which sections a page shows, in this order."""
    from brolly.access.vocabulary import Power
    from brolly.web.navigation import Section, register

    register(
        Section(name="Today", url="home:today", icon="today", on_phone=True),
        Section(
            name="History",
            url="home:history",
            icon="history",
            about="Who did what, and when. Nobody can change it.",
            power=Power.READ_HISTORY,
            in_masthead=False,
        ),
    )
