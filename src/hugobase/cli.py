"""The command `hugobase`: serve Auth and Storage over a Postgres of one's own, or over one that is there."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvloop

from hugobase import settings as settings_module
from hugobase.errors import HugobaseError
from hugobase.keys import load_or_create
from hugobase.serve import listen, serve
from hugobase.stack import open_stack

app = typer.Typer(add_completion=False, no_args_is_help=True, help="A Supabase-compatible backend in one process.")

DataDir = Annotated[Path, typer.Option("--data-dir", help="Folder for the database, keys and files.")]


@app.command(name="serve")
def serve_command(
    data_dir: DataDir = Path("data"),
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes a free one.")] = 8000,
    database_url: Annotated[
        str | None, typer.Option(envvar="DATABASE_URL", help="Use this Postgres instead of starting one.")
    ] = None,
) -> None:
    """Start everything and serve until Ctrl-C."""
    uvloop.run(_serve(data_dir, host, port, database_url))


async def _serve(data_dir: Path, host: str, port: int, database_url: str | None) -> None:
    listening = listen(host, port)
    try:
        name = f"[{host}]" if ":" in host else host
        url = f"http://{name}:{listening.getsockname()[1]}"
        settings = settings_module.load()
        if "external_url" not in settings.model_fields_set:
            settings = settings.model_copy(update={"external_url": url})
        async with open_stack(settings, data_dir, database_url=database_url) as stack:
            typer.echo(f"hugobase serves {url}\nanon key: {stack.keys.anon_key}\nCtrl-C stops it.")
            await serve(stack.app, listening)
    finally:
        listening.close()


@app.command()
def keys(
    data_dir: DataDir = Path("data"),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print the API keys of a data folder; the service role key passes every policy by, so keep it to yourself."""
    if not (data_dir / "keys.json").exists():
        raise HugobaseError(f"There are no keys in {data_dir}; start the server there once.")
    found = load_or_create(data_dir / "keys.json")
    values = {
        "url": settings_module.load().external_url,
        "anon_key": found.anon_key,
        "service_role_key": found.service_role_key,
    }
    typer.echo(json.dumps(values) if as_json else "\n".join(f"{name}: {value}" for name, value in values.items()))


def main() -> None:
    """Run the command; what goes wrong in a known way is one sentence and exit code 1."""
    try:
        app()
    except HugobaseError as error:
        typer.echo(f"hugobase: {error.public_message}", err=True)
        sys.exit(1)
