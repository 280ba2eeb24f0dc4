package io.stackline.bridge.register;

import static io.stackline.bridge.register.PressmapTag.Show.*;
import static io.stackline.bridge.register.PressmapTag.Table.*;
import static io.stackline.bridge.register.PressmapTag.Type.*;

/**
 * Every named register of PRESSMAP 1.0 that can be read: where it stands, how it is stored and what
 * it means. The one place where addresses are written down.
 */
public enum PressmapTag {
  MAGIC(INPUT, 0, U16, "", HEX),
  MAP_VER(INPUT, 1, U16, "", HEX),
  ENDIAN_TEST(INPUT, 2, U32, "", HEX),
  FLOAT_TEST(INPUT, 4, F32, "", NUMBER),
  VENDOR(INPUT, 6, U16, "", NUMBER),
  MODEL(INPUT, 7, U16, "", NUMBER),
  SERIAL(INPUT, 8, U32, "", NUMBER),
  FW(INPUT, 10, U16, "", HEX),
  CAPS(INPUT, 11, U16, "", CAPABILITIES),
  RATED_KN(INPUT, 12, F32, "kN", NUMBER),
  RAM_AREA_MM2(INPUT, 14, F32, "mm²", NUMBER),
  MAX_LINE_BAR(INPUT, 16, F32, "bar", NUMBER),
  STROKE_MM(INPUT, 18, F32, "mm", NUMBER),
  MAX_READ_REGS(INPUT, 20, U16, "", NUMBER),
  MAX_SEG(INPUT, 21, U16, "", NUMBER),
  TRACE_DEPTH(INPUT, 22, U16, "", NUMBER),
  TRACE_REGS(INPUT, 23, U16, "", NUMBER),
  TRACE_PERIOD_MS(INPUT, 24, U16, "ms", NUMBER),
  TRACE_BASE(INPUT, 25, U16, "", NUMBER),

  SNAP_A(INPUT, 100, U16, "", NUMBER),
  PLC_HB(INPUT, 101, U16, "", NUMBER),
  UPTIME_MS(INPUT, 102, U32, "ms", NUMBER),
  STATE(INPUT, 104, U16, "", Show.STATE),
  MODE(INPUT, 105, U16, "", Show.MODE),
  STATUS(INPUT, 106, U16, "", STATUS_FLAGS),
  INTERLOCK(INPUT, 107, U16, "", INTERLOCKS),
  OWNER_EPOCH(INPUT, 108, U32, "", NUMBER),
  LEASE_DS(INPUT, 110, U16, "0.1 s", NUMBER),
  HOST_HB_ECHO(INPUT, 111, U16, "", NUMBER),
  ACK_SEQ(INPUT, 112, U16, "", NUMBER),
  ACK_CODE(INPUT, 113, U16, "", Show.ACK_CODE),
  NACK_REASON(INPUT, 114, U16, "", Show.NACK_REASON),
  ACK_DETAIL(INPUT, 115, U16, "", NUMBER),
  SEG_INDEX(INPUT, 116, U16, "", NUMBER),
  SEG_TYPE(INPUT, 117, U16, "", SEGMENT_TYPE),
  SEG_ELAPSED_MS(INPUT, 118, U32, "ms", NUMBER),
  DWELL_CREDIT_MS(INPUT, 120, U32, "ms", NUMBER),
  DWELL_REMAIN_MS(INPUT, 122, U32, "ms", NUMBER),
  FORCE_KN(INPUT, 124, F32, "kN", NUMBER),
  FORCE_SP_KN(INPUT, 126, F32, "kN", NUMBER),
  FORCE_TARGET_KN(INPUT, 128, F32, "kN", NUMBER),
  LINE_BAR(INPUT, 130, F32, "bar", NUMBER),
  POS_MM(INPUT, 132, F32, "mm", NUMBER),
  VEL_MM_S(INPUT, 134, F32, "mm/s", NUMBER),
  FORCE_LOW_KN(INPUT, 136, F32, "kN", NUMBER),
  LC1_KN(INPUT, 138, F32, "kN", NUMBER),
  LC2_KN(INPUT, 140, F32, "kN", NUMBER),
  LC3_KN(INPUT, 142, F32, "kN", NUMBER),
  PLATEN_UP_C(INPUT, 144, F32, "°C", NUMBER),
  PLATEN_LO_C(INPUT, 146, F32, "°C", NUMBER),
  OIL_C(INPUT, 148, F32, "°C", NUMBER),
  OIL_LEVEL_PCT(INPUT, 150, F32, "%", NUMBER),
  OUT_PCT(INPUT, 152, F32, "%", NUMBER),
  TRACE_HEAD(INPUT, 154, U32, "", NUMBER),
  RUN_ID(INPUT, 156, U32, "", NUMBER),
  PROFILE_CRC(INPUT, 158, U16, "", HEX),
  PROFILE_STATE(INPUT, 159, U16, "", Show.PROFILE_STATE),
  TRIP_W0(INPUT, 160, U16, "", ALARMS_W0),
  TRIP_W1(INPUT, 161, U16, "", ALARMS_W1),
  WARN_W0(INPUT, 162, U16, "", ALARMS_W0),
  WARN_W1(INPUT, 163, U16, "", ALARMS_W1),
  FIRST_OUT(INPUT, 164, U16, "", NUMBER),
  ALARM_CHG(INPUT, 165, U16, "", NUMBER),
  PEAK_KN(INPUT, 166, F32, "kN", NUMBER),
  CYCLES(INPUT, 168, U32, "", NUMBER),
  TOPUP_COUNT(INPUT, 170, U16, "", NUMBER),
  LOSS_ACTION_ACTIVE(INPUT, 171, U16, "", Show.LOSS_ACTION),
  NONCE_CRC(INPUT, 172, U16, "", HEX),
  STALE_COUNT(INPUT, 173, U16, "", NUMBER),
  LIMITS_CRC(INPUT, 174, U16, "", HEX),
  BOOT_COUNT(INPUT, 175, U16, "", NUMBER),
  ACK_CRC(INPUT, 176, U16, "", HEX),
  ACK_EPOCH(INPUT, 177, U32, "", NUMBER),
  SNAP_B(INPUT, 179, U16, "", NUMBER),

  HB_EPOCH(HOLDING, 32, U32, "", NUMBER),
  HOST_HB(HOLDING, 34, U16, "", NUMBER),
  HB_TIMEOUT(HOLDING, 35, U16, "0.1 s", NUMBER),
  LOSS_ACTION_DEFAULT(HOLDING, 36, U16, "", Show.LOSS_ACTION),
  T_ORPHAN_H(HOLDING, 37, U16, "h", NUMBER),

  FORCE_CAP_KN(HOLDING, 64, F32, "kN", NUMBER),
  RATE_CAP_KN_S(HOLDING, 66, F32, "kN/s", NUMBER),
  POS_MAX_MM(HOLDING, 68, F32, "mm", NUMBER),
  TEMP_CAP_C(HOLDING, 70, F32, "°C", NUMBER),
  OVERSHOOT_TRIP_KN(HOLDING, 72, F32, "kN", NUMBER),
  IMBALANCE_TRIP_PCT(HOLDING, 74, F32, "%", NUMBER),
  ABORT_RATE_KN_S(HOLDING, 76, F32, "kN/s", NUMBER),
  DIE_AREA_MM2(HOLDING, 78, F32, "mm²", NUMBER),
  LIMITS_ID(HOLDING, 80, U32, "", NUMBER),
  LIMITS_FLAGS(HOLDING, 82, U16, "", HEX),
  LIMITS_CRC_WRITTEN(HOLDING, 83, U16, "", HEX),

  PROFILE_RUN_ID(HOLDING, 128, U32, "", NUMBER),
  N_SEG(HOLDING, 130, U16, "", NUMBER),
  PROFILE_FLAGS(HOLDING, 131, U16, "", HEX),
  PROFILE_ABORT_RATE_KN_S(HOLDING, 132, F32, "kN/s", NUMBER),
  CONTACT_KN(HOLDING, 134, F32, "kN", NUMBER),
  APPROACH_MM_S(HOLDING, 136, F32, "mm/s", NUMBER),
  PROFILE_LOSS_ACTION(HOLDING, 138, U16, "", Show.LOSS_ACTION),
  ABOVE_MAX_MS(HOLDING, 139, U32, "ms", NUMBER),
  ABOVE_KN(HOLDING, 141, F32, "kN", NUMBER),
  PROFILE_CRC_WRITTEN(HOLDING, 143, U16, "", HEX);

  /** Which table of the device. */
  public enum Table {
    /** Read with function 4. */
    INPUT,
    /** Read with function 3, written with function 16. */
    HOLDING
  }

  /** How a value is stored. */
  public enum Type {
    U16(1),
    U32(2),
    F32(2);

    private final int registers;

    Type(int registers) {
      this.registers = registers;
    }

    public int registers() {
      return registers;
    }
  }

  /** How a value is to be read by people. */
  public enum Show {
    NUMBER,
    HEX,
    STATE,
    MODE,
    STATUS_FLAGS,
    INTERLOCKS,
    ACK_CODE,
    NACK_REASON,
    SEGMENT_TYPE,
    PROFILE_STATE,
    LOSS_ACTION,
    ALARMS_W0,
    ALARMS_W1,
    CAPABILITIES
  }

  private final Table table;
  private final int address;
  private final Type type;
  private final String unit;
  private final Show show;

  PressmapTag(Table table, int address, Type type, String unit, Show show) {
    this.table = table;
    this.address = address;
    this.type = type;
    this.unit = unit;
    this.show = show;
  }

  public Table table() {
    return table;
  }

  /** Its first register, 0-based as in the frame. */
  public int address() {
    return address;
  }

  public Type type() {
    return type;
  }

  /** Unit of the stored value, empty for counts, codes and bits. */
  public String unit() {
    return unit;
  }

  public Show show() {
    return show;
  }

  int u16(Words words) {
    return words.u16(address);
  }

  long u32(Words words) {
    return words.u32(address);
  }

  double f32(Words words) {
    return words.f32(address);
  }
}
