"""The directions in which tokens of news differ most: `../src/basis.bin`.

    python basis.py --weights model.safetensors --ecb pairs-ecb-train.tsv

The sentence model reads every third article of EventCorefBank+'s training part
in one window; the axes are the eigenvectors of the tokens' second moments,
largest first, each with its longest coordinate positive.
"""

import argparse
import csv
import pathlib

import numpy as np
import torch

from pair_model import CLS, SEP, WIDTH, Encoder
from pairs import tokenizer

DIMS, WINDOW = 128, 220


def main():
    arguments = argparse.ArgumentParser()
    for name in ("weights", "ecb"):
        arguments.add_argument(f"--{name}", required=True, type=pathlib.Path)
    options = arguments.parse_args()
    encoder, tokens = Encoder(options.weights).eval(), tokenizer()
    sentences = {}
    with options.ecb.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for side in "12":
                sentences[row[f"article_{side}"], int(row[f"sentence_{side}"])] = row[f"text_{side}"]
    articles = {}
    for (article, _), text in sorted(sentences.items()):
        articles.setdefault(article, []).append(text)
    moments, count = np.zeros((WIDTH, WIDTH)), 0
    for _, texts in sorted(articles.items())[::3]:
        ids = [CLS]
        for text in texts:
            piece = tokens(text)[:120]
            if len(ids) + len(piece) > WINDOW:
                break
            ids += piece
        ids = torch.tensor([ids + [SEP]])
        with torch.no_grad():
            read = encoder(ids, torch.ones_like(ids, dtype=torch.bool), torch.zeros_like(ids))
        read = read[0, 1:-1].numpy()
        read /= np.linalg.norm(read, axis=1, keepdims=True)
        moments, count = moments + read.T @ read, count + len(read)
    axes = np.linalg.eigh(moments / count)[1][:, ::-1]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), range(WIDTH)])
    out = pathlib.Path(__file__).parent / "../src/basis.bin"
    out.write_bytes(np.ascontiguousarray(axes[:, :DIMS].astype("<f4")).tobytes())


if __name__ == "__main__":
    main()
