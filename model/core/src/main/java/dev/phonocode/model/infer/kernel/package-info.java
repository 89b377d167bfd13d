/**
 * Arithmetic with one result on every machine: the operations in which the network spends its time,
 * written several times for speed, with equal bits. Start at {@link
 * dev.phonocode.model.infer.kernel.KernelSet}; {@link
 * dev.phonocode.model.infer.kernel.SwitchingKernels} are what runs by default. The tests hold all
 * of them to {@code ReferenceKernels}, the plain statement of each operation.
 *
 * <h2>Normative arithmetic</h2>
 *
 * <p>Everything is IEEE 754 binary32, rounded to nearest even after every single operation. A
 * product that is added to something is not rounded before: {@code fma(a, b, c)} is {@code a · b +
 * c} with one rounding ({@link dev.phonocode.audio.signal.FusedMultiplyAdd}; {@code
 * src/design/0015-fused.md} says why, and what machines without the instruction do). The order of
 * operations below never depends on lane width, batch, chunk or thread, because lanes, frames and
 * threads only ever hold different outputs, never parts of one sum.
 *
 * <ul>
 *   <li><b>Products</b> ({@link dev.phonocode.model.infer.kernel.Matrix}). An output begins at its
 *       start (bias, or what the matrix before left) and takes inputs in ascending order: {@code s
 *       = fma(w, x, s)}. Convolution taps follow each other from oldest to newest. In a decoder
 *       layer the start is {@code bias + condition product}, then the past tap, then the present
 *       one. Its output is added to residual and skip as they are: {@code h = h + bias}, then the
 *       product starts at h.
 *   <li><b>tanh</b> ({@link dev.phonocode.model.infer.kernel.Functions#tanh}): x is clamped to ±7,
 *       s = x², and {@code x P(s) / Q(s)}, from left to right, with {@code P(s) = A1 + s (A3 + s
 *       (A5 + s A7))} and {@code Q(s) = B0 + s (B2 + s (B4 + s))}, innermost first, each step one
 *       fma. A1, A3, A5, A7 are the floats nearest 7024.8757, 864.21663, 15.99562 and 0.027607918;
 *       B0, B2, B4 those nearest 7024.906, 3205.7476 and 148.03002.
 *   <li><b>The gate</b>, {@code tanh(a) / (1 + exp(-b))}, as {@code a P(a²) · fma(c, P(c²), Q(c²))
 *       / ((Q(a²) + Q(a²)) · Q(c²))} with {@code c = 0.5 b}: from left to right, clamped as above.
 *   <li><b>exp</b>, for x at most 0: {@code y = max(x, -40) / 256}, {@code e = 1 + y (1 + y (1/2 +
 *       y (1/6 + y/24)))}, innermost first, each step one fma with the floats nearest 1/24 and 1/6;
 *       then eight times {@code e = e · e}.
 *   <li><b>LayerNorm, pooling</b>: sums from left to right, squares by fma; square roots are exact
 *       by definition ({@code Math.sqrt}), taken in double and rounded.
 * </ul>
 *
 * <h2>The sampling rule</h2>
 *
 * <p>For band b of step t, with seed s:
 *
 * <ol>
 *   <li>Logits of levels come from those at the knots by {@link
 *       dev.phonocode.model.infer.kernel.KnotTable}, in blocks of 16 levels.
 *   <li>At temperature scale 0: the level with the largest logit, the lowest on a tie. Else:
 *   <li>c is the binary32 nearest {@code 1 / (temperature[b] · scale)}, which is worked out in
 *       binary64. Of the knots whose logit is not under {@code largest - reach}, where reach is
 *       {@code -ln(probability floor) / c} rounded to binary32, take the lowest and the highest:
 *       levels from the first block that sees the one to the last that sees the other have a
 *       probability, the others have none. (What is left out would be cut below anyway, or nearly.)
 *   <li>{@code p[i] = exp((logit[i] - max) · c)}, max the largest logit of those levels.
 *   <li>Sums by residue class: {@code S[r] = 0 + p[r] + p[16 + r] + p[32 + r] …}, r = 0 … 15, and
 *       the total {@code 0 + S[0] + … + S[15]}.
 *   <li>If the probability floor is above 0: every {@code p[i] < min(floor · total, 1)} becomes 0;
 *       sums and total are taken again.
 *   <li>u from {@link dev.phonocode.model.infer.kernel.Philox} (s, t, b), and {@code rest = u ·
 *       total}. Over the classes in ascending order, but for the last one whose sum is not 0: while
 *       {@code rest >= S[r]}, {@code rest = rest - S[r]}. Then in the same way over the levels r,
 *       16 + r, … of the class where that stopped, by p. That level is drawn.
 * </ol>
 *
 * <p>Classes instead of one running sum make the sums independent of the lane width and fast; the
 * probabilities are the same, since any order of the levels serves to draw from them.
 */
package dev.phonocode.model.infer.kernel;
