"""Keeping a store in order: status, doctor, reindex."""

from __future__ import annotations

import typer

from service.commands.options import Json, Store, settings_for


def status(store: Store = None, as_json: Json = False) -> None:
    """Say what the store is and what it holds.

    \b
    Example: goodoffices status --json
    """
    from dataclasses import asdict

    from graph_store.open import open_store
    from service.commands.printing import print_json, print_table, say

    settings = settings_for(store)
    opened = open_store(settings.store, create=False, access=settings.server_access)
    try:
        found, documents = opened.status(), opened.documents()
    finally:
        opened.close()
    if as_json:
        print_json({**asdict(found), "documents": [d.model_dump(mode="json") for d in documents]})
        return
    made = found.details.get("migrations", found.schema_version)
    say(f"{settings.store_name}: {found.engine} {found.version}, {made} migrations, generation {found.generation}")
    if indexes := found.details.get("indexes"):
        waiting = [f"{name} is {state}" for name, state in indexes.items() if state != "online"]
        say(f"{len(indexes)} indexes, {', '.join(waiting) or 'all online'}")
    print_table(["what", "how many"], [[name, count] for name, count in found.counts.items()])
    if documents:
        print_table(["document", "title", "year"], [[d.id, d.title, d.year] for d in documents])


def doctor(store: Store = None, as_json: Json = False) -> None:
    """Look whether everything is in order, and say what to do where it is not.

    \b
    Example: goodoffices doctor
    """
    from dataclasses import asdict

    from service.commands.printing import print_json, print_table, say
    from service.doctor import examine

    findings = examine(settings_for(store))
    if as_json:
        print_json({"findings": [asdict(f) for f in findings]})
    else:
        print_table(["what", "state", "found"], [[f.subject, f.state, f.found] for f in findings])
        for finding in findings:
            if finding.advice:
                say(f"{finding.subject}: {finding.advice}")
    if any(f.state == "failed" for f in findings):
        raise typer.Exit(1)


def reindex(store: Store = None, as_json: Json = False) -> None:
    """Build the search index anew from the store.

    \b
    Example: goodoffices reindex
    """
    from graph_store.open import find_encoder, open_index, open_store
    from service.commands.printing import print_json, progress_bar, say
    from service.search.upkeep import rebuild

    settings = settings_for(store)
    opened = open_store(settings.store, create=False, access=settings.server_access)
    try:
        index = open_index(settings.store, encoder=find_encoder(settings.encoder), access=settings.server_access)
        with progress_bar("indexing") as (report,):
            rebuild(opened, index, progress=report)
        body = {
            "generation": index.generation,
            "vectors": index.has_vectors,
            "passages": opened.status().counts.get("passages", 0),
        }
        index.close()
    finally:
        opened.close()
    if as_json:
        print_json(body)
    else:
        say(f"{body['passages']} passages indexed, {'with' if body['vectors'] else 'without'} vectors.")
