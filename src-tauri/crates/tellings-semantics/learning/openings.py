"""Make story folders of the openings of articles, with the facts of openings.txt.

    python openings.py --tellings BINARY ARTICLES.jsonl OUT_DIR

Each line of ARTICLES.jsonl is one article: `story`, `title`, `opening` (its
first 600 letters); articles with one `story` tell of one event. The program
cuts the sentences, so that the ids are those of openings.txt. The articles
belong to their publishers and are not in this repository.
"""

import argparse
import json
import pathlib
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent


def marks():
    """Of each story, the ids of each fact's sentences."""
    found = {}
    for line in (HERE / "openings.txt").read_text().splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("  "):
            found[story].append(line.split())
        else:
            story = line
            found[story] = []
    return found


def cut(binary, articles):
    """The articles of one story by their letters, each a list of sentences with ids."""
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / f"{n}.txt" for n in range(len(articles))]
        for file, article in zip(files, articles):
            file.write_text(article["title"] + "\n\n" + article["opening"])
        run = subprocess.run([binary, "compare", "--format", "json", *files], capture_output=True, check=False)
    told = {}
    for read, article in zip(json.loads(run.stdout)["articles"], articles):
        text, letter = read["text"].encode(), read["id"]
        sentences = [(s["paragraph"], text[s["start"] : s["end"]].decode()) for s in read["segments"]]
        # The opening breaks off; a few words of a last sentence tell nothing.
        last = sentences[-1][1] if sentences else ""
        if last and not re.search(r"[.!?”\"’)]$", last) and len(last.split()) < 6:
            sentences.pop()
        sentences = [(-1, article["title"]), *sentences]
        told[letter] = {
            "title": article["title"],
            "sentences": [{"id": f"{letter}.{n}", "par": par, "text": s} for n, (par, s) in enumerate(sentences)],
        }
    return told


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--tellings", required=True)
    arguments.add_argument("articles", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    options = arguments.parse_args()
    stories = {}
    for line in options.articles.read_text().splitlines():
        article = json.loads(line)
        stories.setdefault(article["story"], []).append(article)
    for story, facts in marks().items():
        folder = options.out / f"opening-{story}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "story.json").write_text(json.dumps(cut(options.tellings, stories[story])))
        (folder / "gold.json").write_text(json.dumps({"facts": [{"members": ids} for ids in facts]}))


if __name__ == "__main__":
    main()
