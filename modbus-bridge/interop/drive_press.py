#!/usr/bin/env python3
"""Drives a simulated press with pymodbus, as an integrator would who has read docs/pressmap.md and nothing else.

Puts a cell under the press, becomes owner, writes limits and the program of the published vector (lithium at 50 MPa on Ø10),
starts it once, keeps the lease alive, watches, drains the trace to its end, and gives the press back. Then it does what a
careful PLC must refuse. Ends with 0 only if everything was as the map says.

    drive_press.py HOST PORT [UNIT]
"""
import struct
import sys
import time

from pymodbus.client import ModbusTcpClient

ACQUIRE, RELEASE, VALIDATE, START, APPLY_LIMITS = 1, 2, 3, 4, 12
DONE, NACK = 2, 3
COMPLETE = 8
NONCE = 0x5EED0042
RUN = 1001  # the vector's

# Published with the map: program and limits of "lithium 50 MPa, Ø10", low-range cell throughout.
HEADER = "000003E9000400003DA0C49C3E19999A3E80000000000000000000000000"
SEGMENTS = [
    "000700023E7141203D20D994000027103DA0C49C00FA0000",
    "0001000A407B53F83D20D994000000003DA0C49C00FA0000",
    "00020003407B53F8000000000000EA603DA0C49C00FA0002",
    "00040002000000003DA0D994000000003DA0C49C00FA0000",
]
PROFILE_CRC = 0x1B28
LIMITS = "40816F003DA0C49C42340000427000003DA0C49C412000003DA0C49C429D147B000000010000"
LIMITS_CRC = 0x8B4B


def words(text):
    return [int(text[i : i + 4], 16) for i in range(0, len(text), 4)]


def crc16(registers):
    crc = 0xFFFF
    for byte in b"".join(struct.pack(">H", r) for r in registers):
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def u32(registers, at):
    return registers[at] << 16 | registers[at + 1]


def f32(registers, at):
    return struct.unpack(">f", struct.pack(">HH", registers[at], registers[at + 1]))[0]


def split(value):
    return [value >> 16 & 0xFFFF, value & 0xFFFF]


def real(value):
    return list(struct.unpack(">HH", struct.pack(">f", value)))


class Press:
    def __init__(self, host, port, unit):
        self.client = ModbusTcpClient(host, port=port, timeout=3)
        if not self.client.connect():
            sys.exit(f"no connection to {host}:{port}")
        # pymodbus has renamed this argument twice.
        taken = ModbusTcpClient.read_holding_registers.__code__.co_varnames
        name = next((n for n in ("device_id", "slave", "unit") if n in taken), "slave")
        self.unit = {name: unit}
        self.beat = 0
        self.epoch = 0
        self.beaten = 0.0

    def inputs(self, at, count):
        return self.checked(self.client.read_input_registers(at, count=count, **self.unit))

    def holding(self, at, count):
        return self.checked(self.client.read_holding_registers(at, count=count, **self.unit))

    @staticmethod
    def checked(answer):
        if answer.isError():
            sys.exit(f"refused: {answer}")
        return answer.registers

    def write(self, at, registers):
        answer = self.client.write_registers(at, registers, **self.unit)
        if answer.isError():
            sys.exit(f"write to {at} refused: {answer}")

    def status(self):
        """Registers 100 to 179, read again while torn; keeps the lease alive on the way."""
        if self.epoch and time.monotonic() - self.beaten > 0.4:
            self.beat = (self.beat + 1) & 0xFFFF
            self.write(32, split(self.epoch) + [self.beat, 30, 0, 72])
            self.beaten = time.monotonic()
        for _ in range(4):
            s = self.inputs(100, 80)
            if s[0] == s[79]:
                return s
        sys.exit("the status came torn four times")

    def command(self, code, arg3=0, run=0, sequence=None, epoch=None):
        """One command block, then the status until it is acknowledged; (code, reason)."""
        s = self.status()
        epoch = u32(s, 8) if epoch is None else epoch
        sequence = s[12] % 65535 + 1 if sequence is None else sequence
        head = split(epoch) + [code, 0] + [0] * 6 + split(arg3) + split(run)
        crc = crc16(head + [sequence])
        self.write(0, head + [crc, sequence])
        until = time.monotonic() + 2
        while time.monotonic() < until:
            s = self.status()
            if s[12] == sequence and s[76] == crc and u32(s, 77) == epoch and s[13] != 1:
                return s[13], s[14]
        return None

    def put_cell(self, cell):
        """The simulator's bench, which no real press has: one Ø10 die with 100 mg of electrolyte powder under the ram."""
        powder = [100, 1.86, 0.60, 0.0585, 0.020, 35, 5, 0]
        self.bench(1, 1, 0, cell, 10, [0] * 8)
        self.bench(2, 2, 1, cell, 0, powder)
        self.bench(3, 3, 0, cell, 0, [0] * 8)

    def bench(self, sequence, operation, kind, cell, bore, numbers):
        block = [operation, kind] + split(cell) + real(bore)
        for number in numbers:
            block += real(number)
        self.write(60000, block + [sequence])
        ack = self.holding(60032, 3)
        assert ack[0] == sequence and ack[1] == 1, f"bench operation {operation} refused: {ack}"


def drain(press, ring, cursor, samples):
    """Appends what the ring holds from cursor to the head; returns the new cursor."""
    base, depth = ring
    head = u32(press.status(), 54)
    assert head - cursor <= depth - 16, f"the trace overran: {head - cursor} samples behind"
    while cursor < head:
        count = min(15, head - cursor, depth - cursor % depth)
        read = press.inputs(base + cursor % depth * 8, count * 8)
        for i in range(count):
            s = read[8 * i : 8 * i + 8]
            assert s[0] == (cursor + i) & 0xFFFF, f"sample {cursor + i} reads as {s[0]}"
            samples.append((u32(s, 1), f32(s, 3), s[7]))
        cursor += count
    return cursor


def main(host, port, unit):
    press = Press(host, port, unit)
    who = press.inputs(0, 26)
    assert who[0] == 0x5052 and who[1] == 0x0100 and u32(who, 2) == 0x01020304, "this is no PRESSMAP 1.0"
    assert abs(f32(who, 4) + 123.45) < 1e-4, "the word order of floats is not ABCD"
    print(f"PRESSMAP 1.0, serial {u32(who, 8)}, rated {f32(who, 12):.1f} kN")

    profile = words(HEADER) + [w for s in SEGMENTS for w in words(s)]
    assert crc16(profile) == PROFILE_CRC and crc16(words(LIMITS)) == LIMITS_CRC, "our CRC differs from the vectors"
    press.put_cell(42)

    before = u32(press.status(), 8)
    assert press.command(ACQUIRE, arg3=NONCE) == (DONE, 0), "not granted"
    press.epoch = u32(press.status(), 8)
    assert press.epoch == before + 1, "the grant is not the next epoch"

    press.write(64, words(LIMITS) + [LIMITS_CRC])
    assert press.holding(64, 20) == words(LIMITS) + [LIMITS_CRC], "the limits read back differently"
    assert press.command(APPLY_LIMITS) == (DONE, 0)
    press.write(128, words(HEADER) + [PROFILE_CRC])
    press.write(144, [w for s in SEGMENTS for w in words(s)])
    assert press.holding(144, 48) == [w for s in SEGMENTS for w in words(s)], "the program reads back differently"
    assert press.command(VALIDATE, run=RUN) == (DONE, 0)
    s = press.status()
    assert (s[58], s[74]) == (PROFILE_CRC, LIMITS_CRC), "the PLC works with other data than ours"

    # A foreign program or limit between VALIDATE and START must be found out.
    assert press.command(START, arg3=PROFILE_CRC << 16 | LIMITS_CRC ^ 1, run=RUN) == (NACK, 7), "started with other CRCs"
    cursor = u32(press.status(), 54)
    began = cursor
    assert press.command(START, arg3=PROFILE_CRC << 16 | LIMITS_CRC, run=RUN) == (DONE, 0), "not started"
    assert press.command(START, arg3=PROFILE_CRC << 16 | LIMITS_CRC, run=RUN) == (DONE, 0), "START is not idempotent"
    assert press.command(START, arg3=PROFILE_CRC << 16 | LIMITS_CRC, run=RUN + 1) == (NACK, 3), "a second run was started"

    states, samples = [], []
    until = time.monotonic() + 120
    while not states or states[-1] != COMPLETE:
        assert time.monotonic() < until, f"not complete after 120 s, states {states}"
        s = press.status()
        if not states or states[-1] != s[4]:
            states.append(s[4])
        assert s[60] == 0 and s[61] == 0, f"tripped {s[60]:04X} {s[61]:04X}"
        cursor = drain(press, (who[25], who[22]), cursor, samples)
    s = press.status()
    peak, credit, period = f32(s, 66), u32(s, 20), press.inputs(24, 1)[0]
    print(f"states {states}, peak {peak:.3f} kN, dwell credited {credit} ms, {len(samples)} samples of {period} ms")
    assert 3.88 < peak < 4.0448, "peak out of band"
    assert u32(s, 56) == RUN and credit >= 60000, "dwell not credited"
    assert len(samples) == cursor - began > 1000
    times = [t for t, _, _ in samples]
    assert all(b - a == period for a, b in zip(times, times[1:])), "the trace has a hole"
    assert max(f for _, f, _ in samples) > 3.88
    assert {flags >> 4 & 15 for _, _, flags in samples} >= {7, 1, 2, 4}, "segment types missing in the trace"

    # A zombie: the right command in the wrong epoch gets no answer at all.
    stale = press.status()[73]
    assert press.command(VALIDATE, run=RUN, epoch=press.epoch - 1) is None, "a frame of another epoch was answered"
    assert press.status()[73] > stale, "the zombie's frame was not counted"
    assert press.command(RELEASE) == (DONE, 0)
    press.epoch = 0
    press.client.close()
    print("as the map says")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
