# The WaveNet of WaveNet.java and its likelihood, with products and activations in bfloat16.
# TorchScript in the form that torch.jit saves: DJL itself has no arrays of bfloat16. 15 is
# bfloat16, 6 is float32. Rows are [T*B], time-major: the past is a shift of rows, B at a time.
class WaveNet(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def forward(self: __torch__.WaveNet,
    past: Tensor,
    condition: Tensor,
    target: Tensor,
    knots_to_levels: Tensor,
    weights: List[Tensor]) -> Tensor:
    b = torch.size(past, 0)
    n = b * torch.size(past, 2)
    f = torch.size(condition, 2)
    hop = torch.floordiv(torch.size(past, 2), f)
    r = torch.size(weights[0], 0)
    w = annotate(List[Tensor], [])
    for weight in weights:
      w.append(torch.to(weight, 15))
    x = torch.reshape(torch.permute(torch.to(past, 15), [2, 0, 1]), [n, -1])
    frames = torch.reshape(torch.permute(torch.to(condition, 15), [2, 0, 1]), [b * f, -1])
    h = torch.addmm(w[1], x, torch.t(torch.squeeze(w[0], 2)))
    skip = torch.zeros_like(h)
    # One tanh does for both halves of the gate: sigmoid(x) = (1 + tanh(x / 2)) / 2. The halves go
    # into the weights.
    half = torch.cat([torch.ones_like(w[1]), torch.full_like(w[1], 0.5)])
    i = 2
    for dilation in DILATIONS:
      taps = torch.mul(torch.permute(w[i], [0, 2, 1]), torch.view(half, [-1, 1, 1]))
      bias = torch.mul(w[i + 1], half)
      conditioned = torch.mul(torch.squeeze(w[i + 2], 2), torch.unsqueeze(half, 1))
      out = torch.mul(torch.squeeze(w[i + 3], 2), 0.5)
      c = torch.addmm(bias, frames, torch.t(conditioned))
      delayed = torch.slice(torch.constant_pad_nd(h, [0, 0, dilation * b, 0]), 0, 0, n)
      z = torch.matmul(torch.cat([delayed, h], 1), torch.t(torch.reshape(taps, [2 * r, -1])))
      hops = torch.add(torch.view(z, [f, hop, -1]), torch.view(c, [f, 1, -1]))
      gate = torch.view(torch.tanh(hops), [n, -1])
      left = torch.slice(gate, 1, 0, r)
      gated = torch.addcmul(left, left, torch.slice(gate, 1, r, 2 * r))
      o = torch.addmm(w[i + 4], gated, torch.t(out))
      h = torch.add(h, torch.slice(o, 1, 0, r))
      skip = torch.add(skip, torch.slice(o, 1, r, 2 * r))
      i = i + 5
    y = torch.addmm(w[i + 1], torch.relu(skip), torch.t(torch.squeeze(w[i], 2)))
    knots = torch.addmm(w[i + 3], torch.relu(y), torch.t(torch.squeeze(w[i + 2], 2)))
    rows = torch.reshape(knots, [-1, torch.size(knots_to_levels, 1)])
    logits = torch.matmul(rows, torch.t(torch.to(knots_to_levels, 15)))
    true_levels = torch.reshape(torch.permute(target, [2, 0, 1]), [-1, 1])
    likely = torch.gather(torch.log_softmax(logits, 1, 6), 1, true_levels)
    return torch.neg(torch.mean(torch.reshape(likely, [-1, torch.size(target, 1)]), [0]))
