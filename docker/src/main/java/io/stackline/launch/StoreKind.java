package io.stackline.launch;

/** In which database the journal of a trial is kept, as {@code --store} says. */
public enum StoreKind {
  /** In a file, or in memory where nothing dies for real. */
  H2,
  /** In a server. */
  POSTGRES
}
