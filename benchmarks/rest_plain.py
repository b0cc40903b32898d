"""What one would write without REST, for the benchmark: FastAPI endpoints over SQLAlchemy, with role, claims and RLS."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import uvicorn
from fastapi import FastAPI, Request

from hugobase.keys import load_or_create
from hugobase.tokens import Verifier

sa: Any = importlib.import_module("sqlalchemy")
orm: Any = importlib.import_module("sqlalchemy.orm")
aio: Any = importlib.import_module("sqlalchemy.ext.asyncio")

Base: Any = orm.declarative_base()


class Folder(Base):  # type: ignore[misc]  # SQLAlchemy is not among our packages, so its base is Any
    __tablename__ = "folders"
    id = sa.Column(sa.BigInteger, primary_key=True)
    name = sa.Column(sa.Text)


class Comment(Base):  # type: ignore[misc]  # SQLAlchemy is not among our packages, so its base is Any
    __tablename__ = "comments"
    id = sa.Column(sa.BigInteger, primary_key=True)
    note_id = sa.Column(sa.ForeignKey("notes.id"))
    body = sa.Column(sa.Text)


class Note(Base):  # type: ignore[misc]  # SQLAlchemy is not among our packages, so its base is Any
    __tablename__ = "notes"
    id = sa.Column(sa.BigInteger, sa.Identity(), primary_key=True)
    user_id = sa.Column(sa.Uuid, server_default=sa.FetchedValue())
    folder_id = sa.Column(sa.ForeignKey("folders.id"))
    title = sa.Column(sa.Text)
    created_at = sa.Column(sa.DateTime(timezone=True), server_default=sa.FetchedValue())
    folders = orm.relationship(Folder)
    comments = orm.relationship(Comment)


def shown(note: Any) -> dict[str, Any]:
    return {column.name: getattr(note, column.name) for column in Note.__table__.columns}


def make_app(dsn: str, verifier: Verifier) -> FastAPI:
    parts = urlsplit(dsn)
    host = parse_qs(parts.query)["host"][0]
    engine = aio.create_async_engine(
        f"postgresql+asyncpg://{parts.username}@/{parts.path.strip('/')}?host={host}", pool_size=10
    )
    sessions = aio.async_sessionmaker(engine, expire_on_commit=False)
    app = FastAPI()

    @asynccontextmanager
    async def as_user(request: Request) -> AsyncIterator[Any]:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        claims = dict(verifier.verify(token)) if token else {"role": "anon"}
        async with sessions.begin() as session:
            settings = "select set_config('role', :role, true), set_config('request.jwt.claims', :claims, true)"
            await session.execute(sa.text(settings), {"role": claims["role"], "claims": json.dumps(claims)})
            yield session

    @app.get("/notes")
    async def read(request: Request) -> list[dict[str, Any]]:
        async with as_user(request) as session:
            key = request.query_params.get("id")
            if key is not None:
                found = await session.execute(sa.select(Note).where(Note.id == int(key.removeprefix("eq."))))
                return [shown(note) for note in found.scalars()]
            newest = sa.select(Note).order_by(Note.created_at.desc()).limit(10)
            if "folders" not in request.query_params["select"]:
                found = await session.execute(newest)
                return [{"id": one.id, "title": one.title, "created_at": one.created_at} for one in found.scalars()]
            loads = newest.options(orm.joinedload(Note.folders), orm.selectinload(Note.comments))
            return [
                {
                    "id": note.id,
                    "title": note.title,
                    "folders": {"name": note.folders.name} if note.folders else None,
                    "comments": [{"body": comment.body} for comment in note.comments],
                }
                for note in (await session.execute(loads)).scalars()
            ]

    @app.post("/notes", status_code=201)
    async def insert(request: Request) -> list[dict[str, Any]]:
        async with as_user(request) as session:
            note = Note(**await request.json())
            session.add(note)
            await session.flush()
            await session.refresh(note)
            return [shown(note)]

    @app.get("/rpc/open_notes")
    async def call(request: Request, from_id: int) -> int:
        async with as_user(request) as session:
            found = await session.execute(sa.text("select public.open_notes(:from_id)"), {"from_id": from_id})
            return int(found.scalar())

    return app


if __name__ == "__main__":
    dsn, keys, port = sys.argv[1:]
    made = make_app(dsn, Verifier(load_or_create(Path(keys))))
    uvicorn.run(made, port=int(port), log_level="warning", access_log=False)
