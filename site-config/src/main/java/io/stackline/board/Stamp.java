package io.stackline.board;

/**
 * Orders the values of one writer: by term, then by number.
 *
 * @param term of the writer, grows when a successor takes over
 * @param n grows with each value
 */
public record Stamp(long term, long n) implements Comparable<Stamp> {
  @Override
  public int compareTo(Stamp other) {
    int byTerm = Long.compare(term, other.term);
    return byTerm != 0 ? byTerm : Long.compare(n, other.n);
  }
}
