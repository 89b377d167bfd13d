#!/usr/bin/env python3
"""Makes the FLAC fixtures beside it: integer signals written here, encoded by SoX (libFLAC)."""
import subprocess
import wave


def triangle(n, period, peak):
    return 2 * (peak * abs(2 * (n % period) - period) // period) - peak


def noise(count):
    """The top 16 bits of a 32-bit linear congruential generator, signed."""
    state, values = 1, []
    for _ in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        values.append((state >> 16) - 32768)
    return values


def make(name, rate, bits, channels, *options):
    """channels: lists of signed integers, one a channel."""
    size = bits // 8
    data = b"".join(
        (value + (128 if size == 1 else 0)).to_bytes(size, "little", signed=size > 1)
        for frame in zip(*channels)
        for value in frame
    )
    with wave.open("/tmp/fixture.wav", "wb") as out:
        out.setparams((len(channels), size, rate, 0, "NONE", ""))
        out.writeframes(data)
    subprocess.run(["sox", "-D", "/tmp/fixture.wav", *options, name], check=True)


make("mono16.flac", 16000, 16, [[triangle(n, 73, 12000) for n in range(500)]])
make("mono8.flac", 8000, 8, [[triangle(n, 31, 100) for n in range(300)]])
make(  # a constant block, a verbatim one, a predicted one
    "blocks16.flac",
    16000,
    16,
    [[0] * 1152 + noise(1152) + [triangle(n, 73, 12000) for n in range(700)]],
    "-C",
    "2",
)
make(  # two blocks, related channels, the low bits of both always zero ("wasted")
    "stereo24.flac",
    48000,
    24,
    [
        [triangle(n, 109, 7000000) // 16 * 16 for n in range(4500)],
        [triangle(n, 109, 6000000) // 16 * 16 for n in range(4500)],
    ],
)
make("surround16.flac", 44100, 16, [[triangle(n, 20 + 7 * c, 3000 * (c + 1)) for n in range(250)] for c in range(6)])
