package io.stackline.cluster;

/** A process cannot take its place in the line; message and remedy are for people. */
public final class ClusterRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  ClusterRefused(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
