package io.stackline.opcua.nodeset;

/** Where in a NodeSet something stands. Line and column count from 1, at the end of the tag. */
public record Place(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
