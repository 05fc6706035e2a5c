"""Let a model with eight-bit weights compute in eight bits as well.

    python eight_bit.py IN.onnx OUT.onnx

Every product of float values with dequantised weights becomes a product of
whole numbers. The values of one token are brought to -63..63 by a scale of their
own, which is found while reading, and 64 is added: two products of such a value
with a weight fit into sixteen bits, so that no processor saturates and all get
the same sum. The weights keep their bytes.
"""

import sys

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper as nh

LEVELS = 63

CONSTANTS = {
    "whole_step": np.array(1 / LEVELS, np.float32),
    "whole_one": np.array(1, np.float32),
    "whole_middle": np.array(LEVELS + 1, np.uint8),
    "whole_zero": np.array(0, np.int8),
    "whole_least": np.array(1e-12, np.float32),
    "whole_axis": np.array([-1], np.int64),
}


def brought_to_whole(x):
    """Nodes that make whole numbers and their scale of the values `x`."""
    name = x + "_whole"
    steps = [
        ("Abs", [x], "_size", {}),
        ("ReduceMax", [name + "_size", "whole_axis"], "_most", {"keepdims": 1}),
        ("Max", [name + "_most", "whole_least"], "_some", {}),
        ("Mul", [name + "_some", "whole_step"], "_scale", {}),
        ("Div", [x, name + "_scale"], "_parts", {}),
        # As `Round`, `Add` and `Cast`, in one pass over the values.
        ("QuantizeLinear", [name + "_parts", "whole_one", "whole_middle"], "", {}),
    ]
    return [h.make_node(kind, inputs, [name + end], name=name + end, **more) for kind, inputs, end, more in steps]


def product(whole, weight, weight_scale, out):
    """Nodes of the product, scaled back."""
    scale = whole + "_scale"
    return [
        h.make_node("MatMulInteger", [whole, weight, "whole_middle", "whole_zero"], [out + "_i"], name=out + "_i"),
        h.make_node("Cast", [out + "_i"], [out + "_f"], name=out + "_f", to=T.FLOAT),
        h.make_node("Mul", [out + "_f", weight_scale], [out + "_w"], name=out + "_w"),
        h.make_node("Mul", [out + "_w", scale], [out], name=out),
    ]


def rewrite(model):
    graph = model.graph
    dequantised = {node.output[0]: node.input for node in graph.node if node.op_type == "DequantizeLinear"}
    nodes, known = [], set()
    for node in graph.node:
        if node.op_type == "DequantizeLinear":
            continue
        if node.op_type != "MatMul" or node.input[1] not in dequantised:
            nodes.append(node)
            continue
        values, (weight, scale) = node.input[0], dequantised[node.input[1]]
        if values not in known:
            known.add(values)
            nodes += brought_to_whole(values)
        nodes += product(values + "_whole", weight, scale, node.output[0])
    del graph.node[:]
    graph.node.extend(nodes)
    graph.initializer.extend(nh.from_array(value, name) for name, value in CONSTANTS.items())
    # Since version 18, axes are an input of ReduceMax.
    model.opset_import[0].version = max(model.opset_import[0].version, 18)
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    source, out = sys.argv[1:]
    onnx.save(rewrite(onnx.load(source)), out)
