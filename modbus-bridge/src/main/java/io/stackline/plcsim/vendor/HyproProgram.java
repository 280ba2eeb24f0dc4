package io.stackline.plcsim.vendor;

import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.PressDrive;
import io.stackline.plcsim.PressDrive.Motion;
import io.stackline.plcsim.server.Answer;
import io.stackline.plcsim.server.ModbusFunction;
import io.stackline.plcsim.server.Services;
import java.util.EnumSet;

/**
 * HYPRO-RTU: a small PLC that knows single-register writes only, and floats whose octets are
 * swapped in each word.
 *
 * <p>FC3 (at most {@value #READ_MAX} registers, else exception 3) and FC6; others exception 1. All
 * 32 registers can be read, those marked w written; else exception 2. f32 is BADC.
 *
 * <pre>
 *  0 u16 w control: 1 start, 2 stop and hold, 4 release, 8 reset; taken by the next scan, which clears it
 *  1 u16 w life: any change proves the host to be alive
 *  2 f32 w target, t      4 f32 w rate, t/min     6 u16 w dwell, s     7-9 spare, 0
 * 10 f32   force, t      12 f32   line, MPa      14 f32   position, mm     16-19 spare, 0
 * 20 u16   one flag each, 0 or 1; see {@link HyproFlag}
 * </pre>
 *
 * <p>A float is written in two messages, and half of it can be read in between. START takes target,
 * rate and dwell as they are then; out of range (target above 0 and up to the rating, rate 0.01 to
 * 60 t/min) or with anything wrong it does nothing: no flag tells. The dwell counts while the force
 * is in band; then the load is taken off at the same rate and the ram opens. Release takes it off
 * at 2 % of the rating a second. Stop keeps the force by the loop.
 *
 * <p>If life has not changed for {@value #SILENCE_MS} ms while it approaches, ramps or dwells, it
 * stops the pump with the load held and latches fault; a release is finished. After a restart all
 * set-points are 0 and the press stands as it stood.
 */
final class HyproProgram implements VendorPlc {
  static final int READ_MAX = 16;
  static final int SILENCE_MS = 10_000;
  static final int CONTROL = 0;
  static final int LIFE = 1;
  static final int TARGET = 2;
  static final int RATE = 4;
  static final int DWELL = 6;
  static final int FORCE = 10;
  static final int LINE = 12;
  static final int POSITION = 14;

  private static final int REGISTERS = 32;
  private static final int LAST_WRITABLE = 6;
  private static final double N_PER_TONNE = 9806.65;
  private static final double BAND_SHARE = 0.01;
  private static final double RATE_LEAST = 0.01;
  private static final double RATE_MOST = 60;
  private static final double MPA_PER_BAR = 0.1;
  private static final Services SERVICES =
      new Services(EnumSet.of(ModbusFunction.READ_HOLDING, ModbusFunction.WRITE_ONE), READ_MAX, 1);

  /** What it is about. */
  private enum Stage {
    /** Nothing, load or not. */
    RESTING,
    /** Approach, ramp and dwell. */
    PRESSING,
    /** The dwell is served, the load comes off. */
    ENDING,
    /** Released by command or for an overload. */
    GIVING_UP
  }

  private final PressDrive drive;
  private final RegisterTable registers = RegisterTable.of(0, REGISTERS);
  private Stage stage = Stage.RESTING;
  private boolean done;
  private boolean fault;
  private double targetN;
  private double rateNPerS;
  private int dwellMs;
  private int silentMs;

  HyproProgram(Hardware hardware) {
    this.drive = new PressDrive(hardware);
    show();
  }

  @Override
  public Services services() {
    return SERVICES;
  }

  @Override
  public Answer read(Table table, int address, int count) {
    return registers.read(address, count).map(Answer::words).orElse(Answer.NO_SUCH_ADDRESS);
  }

  @Override
  public Answer write(Table table, int address, int[] words) {
    if (address > LAST_WRITABLE) {
      return Answer.NO_SUCH_ADDRESS;
    }
    if (address == LIFE && words[0] != registers.word(LIFE)) {
      silentMs = 0;
    }
    registers.word(address, words[0]);
    return Answer.DONE;
  }

  @Override
  public void step() {
    drive.observe();
    obey(registers.word(CONTROL));
    registers.word(CONTROL, 0);
    silentMs += PressDrive.SCAN_MS;
    interrupt();
    press();
    drive.turn();
    stage = drive.motion() == Motion.STANDING ? Stage.RESTING : stage;
    show();
  }

  @Override
  public boolean running() {
    return stage != Stage.RESTING;
  }

  private void obey(int code) {
    switch (code) {
      case 1 -> start();
      case 2 -> stop();
      case 4 -> release();
      case 8 -> reset();
      default -> {
        // 0 is idle, and what nobody knows is cleared without effect.
      }
    }
  }

  private void start() {
    double tonnes = registers.f32SwappedOctets(TARGET);
    double tonnesPerMin = registers.f32SwappedOctets(RATE);
    boolean sane =
        tonnes > 0
            && tonnes * N_PER_TONNE <= drive.ratedN()
            && tonnesPerMin >= RATE_LEAST
            && tonnesPerMin <= RATE_MOST;
    if (stage != Stage.RESTING || !sane || fault || !drive.remote() || !Hazard.clear(drive)) {
      return;
    }
    targetN = tonnes * N_PER_TONNE;
    rateNPerS = tonnesPerMin * N_PER_TONNE / 60;
    dwellMs = 1000 * registers.word(DWELL);
    done = false;
    silentMs = 0;
    stage = Stage.PRESSING;
    drive.approach();
  }

  private void stop() {
    if (stage != Stage.RESTING) {
      stage = Stage.RESTING;
      drive.hold();
    }
  }

  private void release() {
    if (!drive.open() && stage != Stage.GIVING_UP) {
      stage = Stage.GIVING_UP;
      drive.release(Hazard.releaseNPerS(drive));
    }
  }

  private void reset() {
    if (stage == Stage.RESTING || stage == Stage.GIVING_UP) {
      fault = false;
      done = false;
    }
  }

  private void interrupt() {
    Hazard hazard = Hazard.in(drive);
    boolean deserted = stage == Stage.PRESSING && silentMs >= SILENCE_MS;
    if (hazard == Hazard.RELEASE) {
      fault = true;
      stage = Stage.GIVING_UP;
      drive.release(Hazard.releaseNPerS(drive));
    } else if (hazard == Hazard.STAND || deserted) {
      fault = true;
      stage = Stage.RESTING;
      drive.stand();
    }
  }

  private void press() {
    if (stage == Stage.PRESSING && drive.motion() == Motion.FOLLOWING) {
      drive.aim(targetN, rateNPerS);
      dwellMs -= inBand() ? PressDrive.SCAN_MS : 0;
      if (inBand() && dwellMs <= 0) {
        done = true;
        stage = Stage.ENDING;
        drive.release(rateNPerS);
      }
    }
  }

  private boolean inBand() {
    return stage == Stage.PRESSING
        && drive.motion() == Motion.FOLLOWING
        && Math.abs(drive.forceN() - targetN) <= BAND_SHARE * targetN;
  }

  private boolean moving() {
    return switch (drive.motion()) {
      case STANDING -> false;
      case APPROACHING, RELEASING, OPENING -> true;
      case FOLLOWING -> stage == Stage.PRESSING && drive.setpointN() != targetN;
    };
  }

  private void show() {
    registers.f32SwappedOctets(FORCE, drive.cellN() / N_PER_TONNE);
    registers.f32SwappedOctets(LINE, drive.lineBar() * MPA_PER_BAR);
    registers.f32SwappedOctets(POSITION, drive.positionMm());
    for (HyproFlag each : HyproFlag.values()) {
      registers.flag(each.address(), is(each));
    }
  }

  private boolean is(HyproFlag flag) {
    return switch (flag) {
      case RUNNING -> stage == Stage.PRESSING || stage == Stage.ENDING;
      case IN_BAND -> inBand();
      case DONE -> done;
      case FAULT -> fault;
      case E_STOP -> drive.emergencyStopped();
      case GUARD_OPEN -> drive.guardOpen();
      case OVERLOAD -> Hazard.overload(drive);
      case SENSOR_FAULT -> drive.sensorBroken();
      case REMOTE -> drive.remote();
      case OIL_LOW -> drive.oilLow();
      case MOVING -> moving();
      case CONTACT -> drive.contact();
    };
  }
}
