"""The command line: run the product, look after it, and judge transcripts without it."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated

import httpx
import typer
from rich.console import Console
from rich.progress import Progress

from hugobase import PLATFORM as PLATFORM_MIGRATIONS
from hugobase import EmbeddedPostgres, HugobaseError, load_or_create, migrate
from hugoherbots.analysis_files import AnalysisRequest, analyse_files, render_analysis
from hugoherbots.coach import load_coach
from hugoherbots.content.loader import ContentError
from hugoherbots.engine.transcript import TranscriptError
from hugoherbots.kit.supabase import Supabase
from hugoherbots.runtime import MIGRATIONS, run
from hugoherbots.serving import serve_until_stopped
from hugoherbots.settings import ADDRESS_FILE, Settings, SettingsError, load_settings
from hugoherbots.staff import do_make_admin
from hugoherbots.training.corpus import CorpusError
from hugoherbots.training.evaluate import evaluate, read_dialogues

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Sales conversation training with a simulated customer and an explained score.",
)
errors = Console(stderr=True)
FORESEEN = (HugobaseError, SettingsError, TranscriptError, CorpusError, ContentError, OSError)
DataDir = Annotated[Path | None, typer.Option("--data-dir", help="Folder of the embedded database, files and keys.")]
Files = Annotated[list[str], typer.Argument(help="Transcript files; - is standard input.")]


def settings_for(data_dir: Path | None = None, **more: object) -> Settings:
    """Settings from the environment and the command line."""
    return load_settings(data_dir=data_dir.absolute() if data_dir else None, **more)


@cli.command()
def serve(
    data_dir: DataDir = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    demo: Annotated[
        bool, typer.Option(help="Load demo content: a seller with a month of sessions, a team, staff.")
    ] = True,
) -> None:
    """Run the product until Ctrl-C: the embedded stack, or against a hosted Supabase project."""
    settings = settings_for(data_dir, host=host, port=port)
    asyncio.run(serve_until_stopped(settings, demo=demo))


@cli.command()
def keys(
    data_dir: DataDir = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Show the Supabase URL and the anon and service keys of a data folder; the URL is where it is being served."""
    settings = settings_for(data_dir)
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = load_or_create(settings.data_dir / "keys.json")
    serving = settings.data_dir / ADDRESS_FILE
    url = serving.read_text(encoding="utf-8") if serving.exists() else settings.address
    values = {"url": url, "anon_key": found.anon_key, "service_role_key": found.service_role_key}
    if as_json:
        print(json.dumps(values))
        return
    for name, value in values.items():
        print(f"{name}: {value}")


@cli.command("migrate")
def migrate_command(data_dir: DataDir = None) -> None:
    """Bring the database's schema up to this program; the embedded one, or DATABASE_URL."""
    settings = settings_for(data_dir)

    async def work() -> tuple[str, ...]:
        if settings.database_url is not None:
            return await migrate.apply(settings.database_url.get_secret_value(), [PLATFORM_MIGRATIONS, MIGRATIONS])
        async with EmbeddedPostgres(settings.data_dir) as postgres:
            return await migrate.apply(postgres.dsn, [PLATFORM_MIGRATIONS, MIGRATIONS])

    applied = asyncio.run(work())
    print("\n".join(applied) if applied else "The schema is up to date.")


@cli.command("make-admin")
def make_admin(email: str, data_dir: DataDir = None) -> None:
    """Make a registered user a member of staff; he has the rights at his next sign-in or refresh."""
    settings = settings_for(data_dir)

    async def work() -> bool:
        serving = settings.data_dir / ADDRESS_FILE
        if serving.exists():
            known = load_or_create(settings.data_dir / "keys.json")
            url = serving.read_text(encoding="utf-8")
            async with httpx.AsyncClient() as http:
                return await do_make_admin(Supabase(url, known.anon_key, known.service_role_key, http), email)
        async with run(settings) as runtime:
            return await do_make_admin(runtime.services.supabase, email)

    if not asyncio.run(work()):
        print(f"There is no user with the address {email}.", file=sys.stderr)
        raise typer.Exit(1)
    print(f"{email} is a member of staff.")


@cli.command()
def analyse(
    files: Files,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON instead of text: an object, or a list for several files.")
    ] = False,
    language: Annotated[str | None, typer.Option(help="nl or en; found out when not given.")] = None,
    seller: Annotated[str | None, typer.Option(help="Name of the seller in the file, when it is not clear.")] = None,
) -> None:
    """Judge transcripts: techniques per turn with their words, the score with its reasons, feedback."""
    request = AnalysisRequest(tuple(files), language, seller)
    with Progress(console=errors, disable=len(files) == 1, transient=True) as progress:
        task = progress.add_task("Analysing", total=len(files))
        results = list(analyse_files(request, load_coach(), lambda: progress.advance(task)))
    if as_json:
        documents = [result.to_json() for result in results]
        print(json.dumps(documents[0] if len(documents) == 1 else documents, ensure_ascii=False))
    for result in results:
        if result.error is not None:
            print(result.error, file=sys.stderr)
        elif not as_json:
            render_analysis(Console(), result)
    if any(result.error for result in results):
        raise typer.Exit(1)


@cli.command("eval")
def eval_command(
    files: Files, as_json: Annotated[bool, typer.Option("--json", help="JSON instead of text.")] = False
) -> None:
    """Measure detection on labelled dialogues: precision, recall and F1 by technique and language."""
    dialogues = [dialogue for name in files for dialogue in read_dialogues(Path(name))]
    with Progress(console=errors, disable=len(dialogues) == 1, transient=True) as progress:
        task = progress.add_task("Evaluating", total=len(dialogues))
        report = evaluate(dialogues, load_coach().detector, on_dialogue=lambda: progress.advance(task))
    print(json.dumps(report.to_json(), ensure_ascii=False) if as_json else report.render())


def main() -> None:
    """Entry point: every foreseen failure is one sentence and a non-zero exit."""
    try:
        cli()
    except FORESEEN as error:
        print(error, file=sys.stderr)
        sys.exit(1)
