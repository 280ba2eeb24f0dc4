package io.stackline.plcsim.vendor;

import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.PressDrive;
import io.stackline.plcsim.PressDrive.Motion;
import io.stackline.plcsim.server.Answer;
import io.stackline.plcsim.server.ModbusFunction;
import io.stackline.plcsim.server.Services;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The plainest press: a set-point, a rate and a start coil. It has no program, counts no dwell and
 * supervises no host.
 *
 * <p>FC1, FC3, FC4, FC5, FC6. What is not listed: exception 2; f32 is ABCD.
 *
 * <pre>
 * coil 0       start
 * holding 0 u16 w set-point, 0.1 kN, 0 to 250 kN     1 u16 w rate, 0.1 kN/s, 0.1 to 10 kN/s (1 after power-on)
 *         2-8   spare, 0                             9 u16 w without effect
 * input   0 i16   force, 0.1 kN; -32768 if the cell is open
 *         1 u16   position, 0.01 mm; 65535 if its sensor is open
 *         2       status, one bit each; see {@link Flag}      3-9 spare, 0
 *        10 f32   always -123.45
 * </pre>
 *
 * <p>Out of range: exception 3. When the coil goes on and nothing is wrong the ram travels down and
 * follows the set-point from the contact on, always at the rate. When it goes off the load is taken
 * off at 2 % of the rating a second and the ram opens. What interrupts it (guard, emergency stop,
 * pump, load cell) leaves it standing with the load held; it starts again only when the coil has
 * been off. After a restart the coil is off: a load comes off.
 */
final class PlainProgram implements VendorPlc {
  static final int SET_POINT = 0;
  static final int RATE = 1;
  static final int SPARE = 9;
  static final int FORCE = 0;
  static final int POSITION = 1;
  static final int STATUS = 2;
  static final int TEST_NUMBER = 10;

  private static final int SENSOR_OPEN = -32768;
  private static final double TEST = -123.45;
  private static final double N_PER_STEP = 100;
  private static final int SET_POINT_MOST = 2500;
  private static final int RATE_MOST = 100;
  private static final int RATE_USUAL = 10;
  private static final double BAND_SHARE = 0.01;
  private static final Services SERVICES =
      new Services(
          EnumSet.of(
              ModbusFunction.READ_COILS,
              ModbusFunction.READ_HOLDING,
              ModbusFunction.READ_INPUT,
              ModbusFunction.WRITE_COIL,
              ModbusFunction.WRITE_ONE),
          125,
          1);

  /** The bits of the status register, from the lowest. */
  enum Flag {
    /** Follows the set-point. */
    STARTED(0),
    /** Force within 1 % of the set-point. */
    AT_SET_POINT(1),
    /** The punch touches. */
    CONTACT(2),
    /** Ram fully open, no load. */
    OPEN(3),
    /** Something forbids to press; gone with its cause. */
    FAULT(4),
    /** The emergency stop is pressed. */
    E_STOP(5),
    /** The guard is open. */
    GUARD_OPEN(6),
    /** The load cell or the position sensor is broken. */
    SENSOR_FAULT(7);

    private final int bit;

    Flag(int bit) {
      this.bit = bit;
    }

    int bit() {
      return bit;
    }
  }

  private final PressDrive drive;
  private final RegisterTable holding = RegisterTable.of(0, 10);
  private final RegisterTable input = RegisterTable.of(0, 12);
  private boolean coil;
  private boolean risen;
  private boolean started;

  PlainProgram(Hardware hardware) {
    this.drive = new PressDrive(hardware);
    holding.word(RATE, RATE_USUAL);
    input.f32(TEST_NUMBER, TEST);
    show();
  }

  @Override
  public Services services() {
    return SERVICES;
  }

  @Override
  public Answer read(Table table, int address, int count) {
    Optional<int[]> words =
        switch (table) {
          case COILS ->
              address == 0 && count == 1 ? Optional.of(new int[] {coil ? 1 : 0}) : Optional.empty();
          case HOLDING -> holding.read(address, count);
          case INPUT -> input.read(address, count);
        };
    return words.map(Answer::words).orElse(Answer.NO_SUCH_ADDRESS);
  }

  @Override
  public Answer write(Table table, int address, int[] words) {
    if (table == Table.COILS) {
      return address == 0 ? coil(words[0] != 0) : Answer.NO_SUCH_ADDRESS;
    } else if (address != SET_POINT && address != RATE && address != SPARE) {
      return Answer.NO_SUCH_ADDRESS;
    }
    boolean tooHigh = address == SET_POINT && words[0] > SET_POINT_MOST;
    boolean noRate = address == RATE && (words[0] < 1 || words[0] > RATE_MOST);
    if (tooHigh || noRate) {
      return Answer.BAD_VALUE;
    }
    holding.word(address, words[0]);
    return Answer.DONE;
  }

  @Override
  public void step() {
    drive.observe();
    Hazard hazard = Hazard.in(drive);
    if (hazard == Hazard.STAND) {
      started = false;
      drive.stand();
    } else if (hazard == Hazard.RELEASE) {
      started = false;
      drive.release(Hazard.releaseNPerS(drive));
    }
    follow();
    drive.turn();
    show();
  }

  @Override
  public boolean running() {
    return drive.motion() != Motion.STANDING;
  }

  private Answer coil(boolean on) {
    risen |= on && !coil;
    coil = on;
    return Answer.DONE;
  }

  private void follow() {
    if (risen && coil && !started && drive.open() && Hazard.clear(drive)) {
      started = true;
      drive.approach();
    }
    risen = false;
    if (!coil) {
      started = false;
      open();
    } else if (started && drive.motion() == Motion.FOLLOWING) {
      drive.aim(N_PER_STEP * holding.word(SET_POINT), N_PER_STEP * Math.max(1, holding.word(RATE)));
    }
  }

  private void open() {
    boolean onItsWay = drive.motion() == Motion.RELEASING || drive.motion() == Motion.OPENING;
    if (!onItsWay && !drive.open() && drive.motionAllowed()) {
      drive.release(Hazard.releaseNPerS(drive));
    }
  }

  private boolean atSetPoint() {
    double wantedN = N_PER_STEP * holding.word(SET_POINT);
    return started
        && drive.motion() == Motion.FOLLOWING
        && Math.abs(drive.forceN() - wantedN) <= BAND_SHARE * wantedN;
  }

  private void show() {
    double force = drive.cellN();
    input.word(FORCE, Double.isNaN(force) ? SENSOR_OPEN : Math.round(force / N_PER_STEP));
    double position = drive.positionMm();
    input.word(POSITION, Double.isNaN(position) ? 0xFFFF : Math.max(0, Math.round(100 * position)));
    int status = 0;
    for (Flag each : Flag.values()) {
      status |= is(each) ? 1 << each.bit() : 0;
    }
    input.word(STATUS, status);
  }

  private boolean is(Flag flag) {
    return switch (flag) {
      case STARTED -> started;
      case AT_SET_POINT -> atSetPoint();
      case CONTACT -> drive.contact();
      case OPEN -> drive.open();
      case FAULT -> !Hazard.clear(drive) && !drive.emergencyStopped() && !drive.guardOpen();
      case E_STOP -> drive.emergencyStopped();
      case GUARD_OPEN -> drive.guardOpen();
      case SENSOR_FAULT -> drive.sensorBroken();
    };
  }
}
