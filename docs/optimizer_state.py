"""Exchanges the state of an optimizer between bitsandbytes and a file of Blockwise.

pip install torch bitsandbytes safetensors

The file has the tensors NAME.state1, NAME.state2, NAME.absmax1, NAME.absmax2, NAME.qmap1, NAME.qmap2 and NAME.step
for each parameter NAME. A parameter has the shape that it has in the file: Blockwise keeps the kernel of a dense layer
as [inputs, outputs], and torch.nn.Linear keeps it as [outputs, inputs]. A transposed state has other blocks, so the
model must keep its kernels as the file does, for example as torch.nn.Parameter with `x @ kernel`.

Run with bitsandbytes 0.50.2.dev0 (commit 95f9af3) and torch 2.13 on the CPU: the files in
tests/vectors/optimizer-state come from there.
"""
import torch
from safetensors.torch import load_file, save_file

PARTS = ("state1", "state2", "absmax1", "absmax2", "qmap1", "qmap2")


def load_state(optimizer, named_parameters, path):
    """Loads a file into an optimizer of bnb.optim.

    optimizer: made with the same rule and with min_8bit_size such that the same parameters have codes
    named_parameters: dict from the names in the file to the parameters that the optimizer has
    """
    tensors = load_file(path)
    for name, parameter in named_parameters.items():
        if f"{name}.state1" not in tensors:
            raise KeyError(f"the file has no state of {name}")
        # AdEMAMix keeps two moments in one tensor, [2, ...].
        shape = tensors[f"{name}.state1"].shape
        if tuple(shape[-parameter.dim() :]) != tuple(parameter.shape):
            raise ValueError(f"{name} has the shape {tuple(shape)} in the file and {tuple(parameter.shape)} here")
        state = optimizer.state[parameter]
        for part in PARTS:
            key = f"{name}.{part}"
            if key in tensors:
                state[part] = tensors[key].to(parameter.device)
        state["step"] = int(tensors[f"{name}.step"])


def save_state(optimizer, named_parameters, path):
    """Saves the state of an optimizer of bnb.optim as a file that Blockwise reads."""
    tensors = {}
    for name, parameter in named_parameters.items():
        state = optimizer.state[parameter]
        for part in PARTS:
            value = state.get(part)
            if isinstance(value, torch.Tensor):
                tensors[f"{name}.{part}"] = value.detach().cpu().contiguous().clone()
        tensors[f"{name}.step"] = torch.tensor(int(state["step"]), dtype=torch.int64)
    save_file(tensors, path)
