package io.stackline.plcsim;

/**
 * One thing for the simulated operator to do, and its registers; see {@link Bench} for the layout.
 *
 * @param operation what to do
 * @param cell number of the cell, 1 to 2^32-1; 0 only with {@link Operation#REMOVE}, where it means
 *     whatever is there
 * @param dieBoreMm bore of the die, mm; only with {@link Operation#NEW_CELL}
 * @param layer what to add; only with {@link Operation#ADD_LAYER}
 * @param sequence 1 to 65535, different from the last acknowledged one
 */
public record BenchBlock(
    Operation operation, long cell, double dieBoreMm, BenchLayer layer, int sequence) {
  /** What hands can do. */
  public enum Operation {
    /** Take an empty die and give it a cell number. */
    NEW_CELL(1),
    /** Put a layer on top. */
    ADD_LAYER(2),
    /** Put the die under this press. */
    PLACE_IN_THIS_PRESS(3),
    /** Take the die out of this press. */
    REMOVE(4);

    private final int code;

    Operation(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /** Registers of one block. */
  public static final int REGISTERS = 23;

  static final int CELL = 2;
  static final int BORE = 4;
  static final int NUMBERS = 6;
  static final int SEQUENCE = 22;
  static final int POWDER = 1;
  static final int METAL = 2;
  static final int RIGID = 3;

  public BenchBlock {
    Checks.within(cell, 0, 0xFFFFFFFFL, "cell");
    Checks.within(sequence, 1, 0xFFFF, "sequence");
  }

  /** An empty die of this bore becomes the cell of this number. */
  public static BenchBlock newCell(long cell, double dieBoreMm, int sequence) {
    return new BenchBlock(Operation.NEW_CELL, cell, dieBoreMm, new BenchLayer.Nothing(), sequence);
  }

  /** A layer is put on top of the cell. */
  public static BenchBlock addLayer(long cell, BenchLayer layer, int sequence) {
    return new BenchBlock(Operation.ADD_LAYER, cell, 0, layer, sequence);
  }

  /** The die is put under the press whose registers are written. */
  public static BenchBlock place(long cell, int sequence) {
    return new BenchBlock(
        Operation.PLACE_IN_THIS_PRESS, cell, 0, new BenchLayer.Nothing(), sequence);
  }

  /** The die is taken out of the press whose registers are written. */
  public static BenchBlock remove(long cell, int sequence) {
    return new BenchBlock(Operation.REMOVE, cell, 0, new BenchLayer.Nothing(), sequence);
  }

  /** The block as it goes into registers {@link Bench#FIRST_REGISTER} onwards, in one FC16. */
  public int[] registers() {
    int[] block = new int[REGISTERS];
    RegisterWriter writer = new RegisterWriter(block);
    writer.u16(0, operation.code()).u32(CELL, cell).f32(BORE, dieBoreMm).u16(SEQUENCE, sequence);
    if (layer instanceof BenchLayer.PowderLoad load) {
      Powder powder = load.powder();
      writer.u16(1, POWDER);
      numbers(
          writer,
          load.massMg(),
          powder.densityGPerCm3(),
          powder.logDensityAtZero(),
          powder.compactionPerRootMpa(),
          powder.creepPerDecade(),
          powder.modulusGpa(),
          powder.modulusExponent());
    } else if (layer instanceof BenchLayer.Foil foil) {
      Metal metal = foil.metal();
      writer.u16(1, METAL);
      numbers(
          writer,
          foil.diameterMm(),
          foil.thicknessMm(),
          metal.rateFactorPerS(),
          metal.activationKjPerMol(),
          metal.sensitivity(),
          metal.strengthMpa());
    } else if (layer instanceof BenchLayer.Spacer spacer) {
      writer.u16(1, RIGID);
      numbers(writer, spacer.thicknessMm());
    }
    return block;
  }

  private static void numbers(RegisterWriter writer, double... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      writer.f32(NUMBERS + 2 * i, numbers[i]);
    }
  }
}
