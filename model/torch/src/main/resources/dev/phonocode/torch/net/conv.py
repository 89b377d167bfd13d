# The convolution of CausalConv.java with its products in bfloat16; input and output are float32.
# TorchScript in the form that torch.jit saves: DJL itself has no arrays of bfloat16. 15 is
# bfloat16, 6 is float32.
class CausalConv(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def forward(self: __torch__.CausalConv,
    x: Tensor,
    weight: Tensor,
    bias: Tensor) -> Tensor:
    padded = torch.constant_pad_nd(torch.to(x, 15), [LEFT, 0])
    y = torch.conv1d(padded, torch.to(weight, 15), torch.to(bias, 15), [STRIDE], [0], [DILATION], 1)
    return torch.to(y, 6)
