package io.stackline.plcsim.vendor;

import io.stackline.plcsim.server.Answer;
import io.stackline.plcsim.server.Services;

/**
 * The program of a vendor's PLC: registers, and one scan of 10 ms. It is asked only for functions
 * that it offers, and answers between two scans. One thread at a time.
 */
sealed interface VendorPlc permits HyproProgram, PrestekProgram, PlainProgram {
  /** Which of its tables a request is for. */
  enum Table {
    /** FC1 and FC5; 1 is on. */
    COILS,
    /** FC3, FC6 and FC16. */
    HOLDING,
    /** FC4. */
    INPUT
  }

  Services services();

  /** The registers that are asked for. */
  Answer read(Table table, int address, int count);

  /** All or nothing. */
  Answer write(Table table, int address, int[] words);

  /** One scan: reads inputs, decides, drives the plant, refreshes the registers. */
  void step();

  /** Whether a stroke is under way. */
  boolean running();
}
