package io.stackline.board;

/** Ends a watch; afterwards the watcher hears nothing more. */
public interface Watch extends AutoCloseable {
  @Override
  void close();
}
