"""Write the trained pair model as an ONNX graph with eight-bit weights.

    python export_pair.py STATE.pt OUT.onnx

The graph is written node by node, so that the same weights give the same
bytes. Weights become int8, symmetric, one scale for each output channel (for
each row of the embeddings); all computing stays in float32.
"""

import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper as nh

HEADS, WIDTH, LAYERS = 12, 384, 6
DEPTH = WIDTH // HEADS


class Graph:
    def __init__(self, state):
        self.state = {k: v.detach().numpy().astype(np.float32) for k, v in state.items()}
        self.nodes, self.weights = [], []

    def constant(self, name, value):
        self.weights.append(nh.from_array(np.ascontiguousarray(value), name))
        return name

    def eight_bit(self, name, value, axis):
        """int8 values and their scales; `axis` is the one that is summed over."""
        scale = np.maximum(np.abs(value).max(axis=axis), 1e-12) / 127
        whole = np.rint(value / np.expand_dims(scale, axis)).clip(-127, 127).astype(np.int8)
        return self.constant(name + "_q", whole), self.constant(name + "_s", scale.astype(np.float32))

    def op(self, kind, inputs, out, **attributes):
        self.nodes.append(h.make_node(kind, inputs, [out], name=out, **attributes))
        return out

    def linear(self, x, name, out):
        whole, scale = self.eight_bit(out + "_w", self.state[name + ".weight"].T, 0)
        weight = self.op("DequantizeLinear", [whole, scale], out + "_wf", axis=1)
        product = self.op("MatMul", [x, weight], out + "_mm")
        return self.op("Add", [product, self.constant(out + "_b", self.state[name + ".bias"])], out)

    def norm(self, x, name, out):
        gain = self.constant(out + "_g", self.state[name + ".weight"])
        shift = self.constant(out + "_h", self.state[name + ".bias"])
        return self.op("LayerNormalization", [x, gain, shift], out, axis=-1, epsilon=1e-12)

    def embedded(self):
        whole, scale = self.eight_bit("words", self.state["e.we.weight"], 1)
        value = self.op("Cast", [self.op("Gather", [whole, "input_ids"], "wq")], "wf", to=T.FLOAT)
        scale = self.op("Unsqueeze", [self.op("Gather", [scale, "input_ids"], "ws"), "ax2"], "ws3")
        words = self.op("Mul", [value, scale], "we")
        length = self.op("Gather", [self.op("Shape", ["input_ids"], "shape"), "one_i"], "length", axis=0)
        places = self.constant("places", self.state["e.pe.weight"])
        place = self.op("Slice", [places, "zero_i", length, "zero_i"], "pe")
        kinds = self.constant("kinds", self.state["e.te.weight"])
        kind = self.op("Gather", [kinds, "token_type_ids"], "te")
        total = self.op("Add", [self.op("Add", [words, place], "e1"), kind], "e2")
        return self.norm(total, "e.ln", "e3")

    def layer(self, x, number):
        p, o = f"e.ls.{number}.", f"l{number}_"
        for part, name in enumerate("qkv"):
            rows = slice(part * WIDTH, (part + 1) * WIDTH)
            for kind in ("weight", "bias"):
                self.state[f"{p}{name}.{kind}"] = self.state[f"{p}qkv.{kind}"][rows]
        split = lambda name, perm: self.op(
            "Transpose",
            [self.op("Reshape", [self.linear(x, p + name, o + name), "heads"], o + name + "1")],
            o + name + "2",
            perm=perm,
        )
        q, k, v = split("q", [0, 2, 1, 3]), split("k", [0, 2, 3, 1]), split("v", [0, 2, 1, 3])
        score = self.op("Mul", [self.op("MatMul", [q, k], o + "qk"), "scale"], o + "qks")
        share = self.op("Softmax", [self.op("Add", [score, "hidden"], o + "am")], o + "sm", axis=-1)
        mixed = self.op("Transpose", [self.op("MatMul", [share, v], o + "av")], o + "avt", perm=[0, 2, 1, 3])
        mixed = self.op("Reshape", [mixed, "joined"], o + "ctx")
        x = self.norm(self.op("Add", [self.linear(mixed, p + "o", o + "ao"), x], o + "r1"), p + "ln1", o + "ln1")
        f = self.op("Gelu", [self.linear(x, p + "f1", o + "ff")], o + "gelu")
        return self.norm(self.op("Add", [self.linear(f, p + "f2", o + "fo"), x], o + "r2"), p + "ln2", o + "ln2")

    def mean(self, x, share, out):
        share = self.op("Unsqueeze", [share, "ax2"], out + "_m3")
        total = self.op("ReduceSum", [self.op("Mul", [x, share], out + "_x"), "ax1"], out + "_t", keepdims=0)
        count = self.op("ReduceSum", [share, "ax1"], out + "_n", keepdims=0)
        return self.op("Div", [total, count], out)

    def build(self):
        for name, value in (
            ("heads", np.array([0, 0, HEADS, DEPTH])),
            ("joined", np.array([0, 0, WIDTH])),
            ("zero_i", np.array([0])),
            ("one_i", np.array([1])),
            ("ax1", np.array([1])),
            ("ax2", np.array([2])),
            ("ax12", np.array([1, 2])),
        ):
            self.constant(name, value.astype(np.int64))
        for name, value in (("one", 1.0), ("far", -10000.0), ("scale", DEPTH**-0.5), ("six", 6.0), ("shift", 3.6), ("tiny", 1e-8)):
            self.constant(name, np.array(value, np.float32))
        x = self.embedded()
        mask = self.op("Cast", ["attention_mask"], "mask", to=T.FLOAT)
        unread = self.op("Sub", ["one", self.op("Unsqueeze", [mask, "ax12"], "mask4")], "unread")
        self.op("Mul", [unread, "far"], "hidden")
        for number in range(LAYERS):
            x = self.layer(x, number)
        second = self.op("Mul", [mask, self.op("Cast", ["token_type_ids"], "kf", to=T.FLOAT)], "second")
        first = self.op("Sub", [mask, second], "first")
        a, b = self.mean(x, first, "va"), self.mean(x, second, "vb")
        opening = self.op("Squeeze", [self.op("Slice", [x, "zero_i", "one_i", "one_i"], "x0")] + ["ax1"], "cls")
        apart = self.op("Abs", [self.op("Sub", [a, b], "a_b")], "apart")
        product = self.op("Mul", [a, b], "product")
        self.constant("half", np.array(0.5, np.float32))
        middle = self.op("Mul", [self.op("Add", [a, b], "ab"), "half"], "middle")
        head = self.op("Concat", [opening, apart, product, middle], "head", axis=1)
        head = self.op("Tanh", [self.linear(head, "d", "dense")], "dense_t")
        read = self.op("Squeeze", [self.linear(head, "o", "read"), "ax1"], "read1")
        dot = self.op("ReduceSum", [product, "ax1"], "dot", keepdims=0)
        size = lambda v, out: self.op(
            "Sqrt", [self.op("ReduceSum", [self.op("Mul", [v, v], out + "2"), "ax1"], out + "s", keepdims=0)], out
        )
        sizes = self.op("Add", [self.op("Mul", [size(a, "na"), size(b, "nb")], "nanb"), "tiny"], "sizes")
        alike = self.op("Sub", [self.op("Mul", [self.op("Div", [dot, sizes], "cos"), "six"], "cos6"), "shift"], "alike")
        self.op("Add", [read, alike], "odds")
        inputs = [
            h.make_tensor_value_info(name, T.INT64, ["pairs", "length"])
            for name in ("input_ids", "attention_mask", "token_type_ids")
        ]
        outputs = [h.make_tensor_value_info("odds", T.FLOAT, ["pairs"])]
        graph = h.make_graph(self.nodes, "pair", inputs, outputs, self.weights)
        model = h.make_model(graph, opset_imports=[h.make_opsetid("", 20)], ir_version=9, producer_name="export_pair")
        onnx.checker.check_model(model)
        return model


if __name__ == "__main__":
    state, out = sys.argv[1:]
    onnx.save(Graph(torch.load(state, map_location="cpu")).build(), out)
