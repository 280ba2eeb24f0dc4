package io.stackline.plcsim;

/** One thing the press does until it is done; the program is a chain of them. */
sealed interface Phase
    permits Standstill,
        ApproachPhase,
        RampPhase,
        PreloadPhase,
        SoakPhase,
        InSituPhase,
        ReleasePhase,
        WaitPhase,
        HeatPhase,
        OpeningPhase {
  /** STATE while this goes on. */
  PlcState state();

  /** Lives through one scan and says what the ram shall do. */
  DriveOrder step(Scan scan);

  /**
   * How long this would go on without deciding anything, ms; 0 = it looks at every scan of the PLC.
   */
  default int patienceMs() {
    return 0;
  }

  /** Whether the next thing may begin. */
  boolean done();
}
