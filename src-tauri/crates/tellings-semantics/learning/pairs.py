"""Train the pair model, and judge every marked story with a model that has not
seen it.

    python pairs.py --weights model.safetensors --candidates candidates.json \\
        --ecb pairs-ecb-train.tsv --openings FOLDER --out FOLDER STORY_DIR...

`candidates.json` is what the example `train` prints with `--candidates` for the
folders of all stories (those of the fiction made by `stories.py --folders`).
Stages, one after the other: pairs of EventCorefBank+ (one pass), the invented
stories of `fiction/` (one pass), the openings of real stories (two passes), the
marked stories together with a handful of the earlier pairs, lest they be
forgotten (two passes). The last stage is done six times: five times without a
fifth of the stories, whose pairs are then judged (`judged.json`), and once with
all of them (`pair.pt`, which `export_pair.py` turns into the shipped file).
About two hours on two cores.
"""

import argparse
import csv
import json
import pathlib
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer

from pair_model import PairModel, batch
from stories import read

SEED, SIZE = 7, 32
HERE = pathlib.Path(__file__).parent
FOLDS = 5
# How much of "these sentences report the same happening" each kind of
# EventCorefBank+ pair stands for.
KINDS = {"same": 1.0, "partly": 0.7, "different": 0.0, "look-alike": 0.0}


def tokenizer():
    found = Tokenizer.from_file(str(HERE / "../model/tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return lambda text: found.encode(text, add_special_tokens=False).ids


def train(model, rows, rate, passes, title):
    """AdamW with warm-up and linear decay; batches of sentences of like length."""
    encoder = [p for n, p in model.named_parameters() if n.startswith("e.") and p.requires_grad]
    head = [p for n, p in model.named_parameters() if not n.startswith("e.")]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": head}], weight_decay=0.01)
    steps, step, began, total = len(rows) // SIZE * passes, 0, time.time(), 0.0
    rows = list(rows)
    model.train()
    for _ in range(passes):
        random.shuffle(rows)
        pools = [rows[n : n + SIZE * 20] for n in range(0, len(rows), SIZE * 20)]
        pools = [sorted(pool, key=lambda row: len(row[0]) + len(row[1])) for pool in pools]
        batches = [pool[n : n + SIZE] for pool in pools for n in range(0, len(pool), SIZE)]
        batches = [group for group in batches if len(group) > 4]
        random.shuffle(batches)
        for group in batches:
            odds = model(*batch([(a, b) if random.random() < 0.5 else (b, a) for a, b, _ in group]))
            loss = F.binary_cross_entropy_with_logits(odds, torch.tensor([row[2] for row in group]))
            share = min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
            optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = rate * share, 10 * rate * share
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder + head, 1.0)
            optimizer.step()
            step, total = step + 1, total + loss.item()
            if step % 100 == 0:
                print(f"{title} {step}/{steps} loss {total / 100:.3f} {time.time() - began:.0f} s", flush=True)
                total = 0.0


@torch.no_grad()
def judge(model, story, pairs, tokens):
    """Log odds by "ID ID": the mean of reading the one sentence first and the other."""
    model.eval()
    texts, judged = story.texts(), {}
    pairs = sorted(pairs, key=lambda pair: len(texts[pair[0]]) + len(texts[pair[1]]))
    for n in range(0, len(pairs), 48):
        group = pairs[n : n + 48]
        read = [(tokens(texts[a]), tokens(texts[b])) for a, b in group]
        odds = (model(*batch(read)) + model(*batch([(b, a) for a, b in read]))) / 2
        judged.update({f"{min(p)} {max(p)}": round(float(o), 3) for p, o in zip(group, odds)})
    return judged


def main():
    arguments = argparse.ArgumentParser()
    for name in ("weights", "candidates", "ecb", "openings", "out"):
        arguments.add_argument(f"--{name}", required=True, type=pathlib.Path)
    arguments.add_argument("stories", nargs="+")
    options = arguments.parse_args()
    options.out.mkdir(exist_ok=True)
    tokens = tokenizer()
    marked = [read(path) for path in options.stories]
    fiction = [read(path) for path in sorted((HERE / "fiction").glob("*.txt"))]
    openings = [read(path) for path in sorted(options.openings.iterdir())]
    candidates = json.loads(options.candidates.read_text())

    def rows(story):
        links, texts = story.links(), story.texts()
        asked = {tuple(pair.split()) for pair in candidates[story.name]} | links
        return [(tokens(texts[a]), tokens(texts[b]), float((a, b) in links)) for a, b in sorted(asked)]

    def seeded():
        torch.manual_seed(SEED)
        random.seed(SEED)

    seeded()
    model = PairModel(options.weights)
    with options.ecb.open(encoding="utf-8") as file:
        kinds = {}
        for r in csv.DictReader(file, delimiter="\t"):
            row = (tokens(r["text_1"]), tokens(r["text_2"]), KINDS[r["kind"]])
            kinds.setdefault(r["kind"], []).append(row)
    look_alikes = kinds.pop("look-alike")
    others = sum(kinds.values(), [])
    train(model, others + look_alikes, 3e-5, 1, "pairs of events")
    train(model, [row for story in fiction for row in rows(story)], 4e-5, 1, "fiction")
    opening = [row for story in openings for row in rows(story)]
    train(model, opening, 4e-5, 2, "openings")
    start = {name: value.clone() for name, value in model.state_dict().items()}

    judged = {}
    for fold in [*range(FOLDS), None]:
        seeded()
        model.load_state_dict(start)
        left_out = [story for n, story in enumerate(marked) if fold is not None and n % FOLDS == fold]
        learnt = [row for story in marked if story not in left_out for row in rows(story)]
        learnt += random.sample(opening, 700) + random.sample(look_alikes, 500) + random.sample(others, 300)
        train(model, learnt, 3e-5, 2, "all" if fold is None else f"fold {fold}")
        for story in left_out:
            pairs = [tuple(pair.split()) for pair in candidates[story.name]]
            judged[story.name] = judge(model, story, pairs, tokens)
    (options.out / "judged.json").write_text(json.dumps(judged, indent=0, sort_keys=True) + "\n")
    torch.save(model.state_dict(), options.out / "pair.pt")


if __name__ == "__main__":
    main()
