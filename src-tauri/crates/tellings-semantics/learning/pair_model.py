"""The pair model: all-MiniLM-L6-v2's layers, which read both sentences together."""

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
CLS, SEP, LONGEST = 101, 102, 70


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x, mask, dropout):
        batch, length, _ = x.shape
        drop = lambda value: F.dropout(value, dropout, self.training)
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(
            q, k, v, attn_mask=mask, dropout_p=dropout if self.training else 0
        )
        x = self.ln1(x + drop(self.o(mixed.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.ln2(x + drop(self.f2(F.gelu(self.f1(x)))))


class Encoder(nn.Module):
    def __init__(self, weights):
        super().__init__()
        w = load_file(weights)
        self.we, self.pe = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.te, self.ln = nn.Embedding(2, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.ls = nn.ModuleList(Layer() for _ in range(LAYERS))
        for part, name in ((self.we, "word_embeddings"), (self.pe, "position_embeddings"), (self.te, "token_type_embeddings")):
            part.weight.data = w[f"embeddings.{name}.weight"].clone()
        self.ln.weight.data, self.ln.bias.data = w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"]
        for number, layer in enumerate(self.ls):
            of = lambda name: w[f"encoder.layer.{number}.{name}"]
            for kind in ("weight", "bias"):
                joined = torch.cat([of(f"attention.self.{n}.{kind}") for n in ("query", "key", "value")])
                getattr(layer.qkv, kind).data = joined
                for part, name in (
                    (layer.o, "attention.output.dense"),
                    (layer.ln1, "attention.output.LayerNorm"),
                    (layer.f1, "intermediate.dense"),
                    (layer.f2, "output.dense"),
                    (layer.ln2, "output.LayerNorm"),
                ):
                    getattr(part, kind).data = of(f"{name}.{kind}")

    def forward(self, ids, mask, kinds, dropout=0.1):
        x = self.we(ids) + self.pe.weight[: ids.shape[1]] + self.te(kinds)
        x = F.dropout(self.ln(x), dropout, self.training)
        for layer in self.ls:
            x = layer(x, mask[:, None, None, :], dropout)
        return x


class PairModel(nn.Module):
    """Log odds that two sentences report the same thing. It starts from the
    cosine of the sentences' means, which the sentence model was trained for."""

    def __init__(self, weights):
        super().__init__()
        self.e = Encoder(weights)
        # The vocabulary's vectors stay: 30,000 of them cannot be learnt from a
        # few thousand pairs.
        self.e.we.weight.requires_grad = False
        self.d, self.o = nn.Linear(4 * WIDTH, 128), nn.Linear(128, 1)

    def forward(self, ids, mask, kinds):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            h = self.e(ids, mask, kinds)
        h = h.float()
        first, second = (mask & (kinds == 0))[..., None].float(), (mask & (kinds == 1))[..., None].float()
        a, b = (h * first).sum(1) / first.sum(1), (h * second).sum(1) / second.sum(1)
        head = torch.cat([h[:, 0], (a - b).abs(), a * b, (a + b) / 2], -1)
        read = self.o(torch.tanh(self.d(F.dropout(head, 0.1, self.training)))).squeeze(-1)
        return read + 6 * (F.cosine_similarity(a, b) - 0.6)


def batch(pairs):
    """Tensors of pairs of token lists."""
    rows = [(a[:LONGEST], b[:LONGEST]) for a, b in pairs]
    longest = max(len(a) + len(b) + 3 for a, b in rows)
    ids, kinds = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(2))
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for n, (a, b) in enumerate(rows):
        row = [CLS, *a, SEP, *b, SEP]
        ids[n, : len(row)] = torch.tensor(row)
        mask[n, : len(row)] = True
        kinds[n, len(a) + 2 : len(row)] = 1
    return ids, mask, kinds
