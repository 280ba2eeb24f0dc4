package io.stackline.plcsim.vendor;

import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.PressDrive;
import io.stackline.plcsim.PressDrive.Motion;
import io.stackline.plcsim.server.Answer;
import io.stackline.plcsim.server.ModbusFunction;
import io.stackline.plcsim.server.Services;
import java.util.EnumSet;

/**
 * PRESTEK: scaled whole numbers, eight segments in EEPROM, and an echo of the command that was
 * executed last.
 *
 * <p>FC3, FC6 and FC16 (at most {@value #WRITE_MAX} registers), all or nothing. Registers that are
 * not listed: exception 2; those marked w can be written. i32 is CDAB, a measured value is -32768
 * if its sensor is open.
 *
 * <pre>
 * 0x1000 i16   force, 0.1 kN       0x1001 i16 oil, 0.1 bar     0x1002 i32 position, 0.001 mm
 * 0x1004 i16   platen, 0.1 °C      0x1005 u16 program step: 0 idle; 2i-1 ramp, 2i dwell of segment i
 * 0x1010 u16   one flag each, 0 or 1; see {@link Flag}
 * 0x1100 + 4i  i16 w target, 0.1 kN; u16 w ramp, s; u16 w dwell, s; u16 w tolerance, 0.1 kN; i = 0..7
 * 0x1180 u16 w command: 1 start, 2 hold, 3 go on, 4 stop and release, 8 reset; taken by the next scan
 * 0x1181 u16   the command executed last; one that was refused is not shown
 * 0x11F0 u16   segment registers written, changed or not; stays at 65535
 * </pre>
 *
 * <p>Segments: targets are clamped to 0..250 kN, times to 9999 s, tolerances to 25 kN, without a
 * word. While the ram is driven their writing is answered with exception 6. START copies them; a
 * segment of zeros (or the end of the table) ends the program, and the load is taken off at 2 % of
 * the rating a second, as after stop. A dwell counts from the end of its ramp, in tolerance or not.
 * Commands that do not fit are not executed: start needs the key on remote and nothing wrong.
 *
 * <p>It supervises no host. After a restart the segments are those of the EEPROM; if a load is on,
 * the alarm is latched and the press stands as it stood until stop or the next start.
 */
final class PrestekProgram implements VendorPlc {
  static final int WRITE_MAX = 32;
  static final int FORCE = 0x1000;
  static final int OIL = 0x1001;
  static final int POSITION = 0x1002;
  static final int PLATEN = 0x1004;
  static final int STEP = 0x1005;
  static final int FLAGS = 0x1010;
  static final int SEGMENTS = 0x1100;
  static final int COMMAND = 0x1180;
  static final int ECHO = 0x1181;
  static final int EEPROM_WRITES = 0x11F0;

  private static final int SEGMENT_WORDS = PrestekMemory.SEGMENTS * PrestekMemory.WIDTH;
  private static final int SENSOR_OPEN = -32768;
  private static final Answer BUSY = Answer.refused(6);
  private static final Services SERVICES =
      new Services(
          EnumSet.of(
              ModbusFunction.READ_HOLDING, ModbusFunction.WRITE_ONE, ModbusFunction.WRITE_MANY),
          125,
          WRITE_MAX);

  /** The flags in the order of their registers. */
  enum Flag {
    /** From start until the ram is open again, or until stop. */
    RUNNING(0x1010),
    /** Program on hold, load held. */
    HELD(0x1011),
    /** Force within the segment's tolerance. */
    IN_TOLERANCE(0x1012),
    /** Program ended by itself; until the next start or reset. */
    COMPLETE(0x1013),
    /** Latched: something interrupted it. */
    ALARM(0x1014),
    /** The emergency stop is pressed. */
    E_STOP(0x1015),
    /** The guard is open. */
    GUARD_OPEN(0x1016),
    /** The force is above the rating. */
    OVERLOAD(0x1017),
    /** The load cell or the position sensor is broken. */
    SENSOR_FAULT(0x1018),
    /** The key is turned to remote. */
    REMOTE(0x1019),
    /** Too little oil to start. */
    OIL_LOW(0x101A),
    /** The oil is too hot to start. */
    OIL_HOT(0x101B),
    /** The pump runs. */
    PUMP(0x101C),
    /** The ram is driven: approach, ramp, release. */
    MOVING(0x101D),
    /** The punch touches. */
    CONTACT(0x101E),
    /** The load comes off, at the end of a program or after stop. */
    RELEASING(0x101F);

    private final int address;

    Flag(int address) {
      this.address = address;
    }

    int address() {
      return address;
    }
  }

  private final PrestekMemory memory;
  private final PressDrive drive;
  private final PrestekRun run;
  private final RegisterTable registers =
      RegisterTable.of(FORCE, 6, FLAGS, 16, SEGMENTS, SEGMENT_WORDS, COMMAND, 2, EEPROM_WRITES, 1);
  private boolean commanded;
  private boolean alarm;

  PrestekProgram(PrestekMemory memory, Hardware hardware) {
    this.memory = memory;
    this.drive = new PressDrive(hardware);
    this.run = new PrestekRun(drive);
    this.alarm = drive.contact();
    showMemory();
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
    if (address == COMMAND && words.length == 1) {
      registers.word(COMMAND, words[0]);
      commanded = true;
      return Answer.DONE;
    }
    int offset = address - SEGMENTS;
    if (offset < 0 || offset + words.length > SEGMENT_WORDS) {
      return Answer.NO_SUCH_ADDRESS;
    }
    if (run.moving()) {
      return BUSY;
    }
    for (int i = 0; i < words.length; i++) {
      memory.write(offset + i, words[i]);
    }
    showMemory();
    return Answer.DONE;
  }

  @Override
  public void step() {
    drive.observe();
    int code = registers.word(COMMAND);
    if (commanded && executed(code)) {
      registers.word(ECHO, code);
    }
    commanded = false;
    Hazard hazard = Hazard.in(drive);
    alarm |= hazard != Hazard.NONE;
    run.interrupt(hazard);
    run.step();
    drive.turn();
    run.moved();
    show();
  }

  @Override
  public boolean running() {
    return run.underWay();
  }

  private boolean executed(int code) {
    return switch (code) {
      case 0 -> true;
      case 1 -> {
        boolean fit = drive.remote() && !alarm && !drive.oilHot() && Hazard.clear(drive);
        yield fit && run.start(memory);
      }
      case 2 -> run.hold();
      case 3 -> run.goOn();
      case 4 -> run.stop();
      case 8 -> {
        alarm = false;
        run.forgetCompletion();
        yield true;
      }
      default -> false;
    };
  }

  private void show() {
    registers.word(FORCE, scaled(drive.cellN(), 1e-2));
    registers.word(OIL, scaled(drive.lineBar(), 10));
    registers.i32LowWordFirst(POSITION, scaled(drive.positionMm(), 1000));
    registers.word(PLATEN, scaled(drive.platenC(), 10));
    registers.word(STEP, run.programStep());
    for (Flag each : Flag.values()) {
      registers.flag(each.address(), is(each));
    }
  }

  private void showMemory() {
    for (int i = 0; i < SEGMENT_WORDS; i++) {
      registers.word(SEGMENTS + i, memory.read(i));
    }
    registers.word(EEPROM_WRITES, memory.writes());
  }

  private static long scaled(double value, double factor) {
    return Double.isNaN(value) ? SENSOR_OPEN : Math.round(value * factor);
  }

  private boolean is(Flag flag) {
    return switch (flag) {
      case RUNNING -> run.running();
      case HELD -> run.held();
      case IN_TOLERANCE -> run.inTolerance();
      case COMPLETE -> run.complete();
      case ALARM -> alarm;
      case E_STOP -> drive.emergencyStopped();
      case GUARD_OPEN -> drive.guardOpen();
      case OVERLOAD -> Hazard.overload(drive);
      case SENSOR_FAULT -> drive.sensorBroken();
      case REMOTE -> drive.remote();
      case OIL_LOW -> drive.oilLow();
      case OIL_HOT -> drive.oilHot();
      case PUMP -> drive.motion() != Motion.STANDING && drive.pumpHealthy();
      case MOVING -> run.moving();
      case CONTACT -> drive.contact();
      case RELEASING -> drive.motion() == Motion.RELEASING || drive.motion() == Motion.OPENING;
    };
  }
}
