"""The application: every address of the desk, and what is said where something is wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.desk.desk import Desk
from kg.desk.pages import (
    adding,
    articles,
    entities,
    graph,
    judgements,
    login,
    meetings,
    met,
    review,
    search,
    wrong,
)
from kg.desk.rendering import page
from kg.desk.security import Guard
from kg.errors import AmbiguousName, JudgementConflict, KgError, NotFound, StoreBusy

Change = Callable[[Request, FormData], Response]
FILES, FIELDS = 1000, 50
STATUS = ((NotFound, 404), (AmbiguousName, 409), (JudgementConflict, 409), (StoreBusy, 503))


def application(desk: Desk) -> Starlette:
    """Return the application of a desk."""
    made = Starlette(
        routes=routes(),
        middleware=[Middleware(Guard, desk=desk)],
        exception_handlers={KgError: _told, HTTPException: _missing, 500: _failed},
    )
    made.state.desk = desk
    return made


def routes() -> list[Route | Mount]:
    """Return what stands at which address."""
    return [
        Route("/", search.search),
        Route("/sentences.{form}", search.sentences),
        Route("/suggestions", search.suggestions),
        Route("/met", met.met),
        Route("/met.{form}", met.met_file),
        changing("/questions/save", met.save_question),
        changing("/questions/delete", met.delete_question),
        Route("/entities", entities.entities),
        Route("/entities.{form}", entities.entities_file),
        Route("/entities/{id}.{form}", entities.entity_file),
        Route("/entities/{id}", entities.entity),
        Route("/meetings/{id}.{form}", meetings.meeting_file),
        Route("/meetings/{id}", meetings.meeting),
        Route("/articles", articles.articles),
        Route("/articles.{form}", articles.articles_file),
        Route("/articles/{id}", articles.article),
        Route("/graph", graph.graph),
        Route("/graph/page", graph.graph_page),
        Route("/add", adding.adding),
        changing("/add", adding.add),
        Route("/review", review.review),
        changing("/review", review.judge),
        Route("/judgements", judgements.judgements),
        Route("/judgements.{form}", judgements.judgements_file),
        changing("/judgements/undo", judgements.undo),
        Route("/wrong/{noun}/{id}", wrong.wrong),
        changing("/wrong", wrong.correct),
        Route("/login", login.login),
        changing("/login", login.sign_in, known=False),
        changing("/logout", login.sign_out),
        Mount("/static", StaticFiles(packages=[("kg.desk", "static")])),
    ]


def changing(path: str, change: Change, *, known: bool = True) -> Route:
    """Return the route of a form: it is taken from the desk's own pages alone.

    Each form has the word that its session was given; only who is not `known` yet has none.
    """

    async def taken(request: Request) -> Response:
        async with request.form(max_files=FILES, max_fields=FIELDS) as form:
            session = request.state.session
            word = request.headers.get("x-csrf") or str(form.get("csrf", ""))
            if known and (session is None or not session.allows(word)):
                raise HTTPException(403, "this form is too old; go back, reload, and send it again")
            try:
                return await run_in_threadpool(change, request, form)
            finally:
                request.app.state.desk.recent.forget()

    return Route(path, taken, methods=["POST"], name=f"change {path}")


async def _told(request: Request, error: Exception) -> Response:
    status = next((number for kind, number in STATUS if isinstance(error, kind)), 400)
    return await run_in_threadpool(_error, request, status, str(error))


async def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = "there is no such page" if error.status_code == 404 else error.detail
    return await run_in_threadpool(_error, request, error.status_code, said)


async def _failed(request: Request, error: Exception) -> Response:
    # The place of the fault is for whoever serves the desk; a reader gets one line.
    logging.getLogger("kg.desk").error("%r", request.url.path, exc_info=error)
    return await run_in_threadpool(_error, request, 500, "this went wrong at the desk; try again")


def _error(request: Request, status: int, said: str) -> Response:
    return page(request, "error.html", status=status, code=status, said=said)
