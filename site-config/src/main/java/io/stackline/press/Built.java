package io.stackline.press;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When an asset was built.
 *
 * @param year {@value #YEAR_MIN} to {@value #YEAR_MAX}
 * @param month 1 to 12, where it is known
 */
public record Built(int year, Optional<Integer> month) {
  public static final int YEAR_MIN = 1900;
  public static final int YEAR_MAX = 2099;

  public Built {
    if (year < YEAR_MIN || year > YEAR_MAX || month.filter(m -> m < 1 || m > 12).isPresent()) {
      throw new IllegalArgumentException("year " + year + ", month " + month);
    }
  }

  /** Whether it was certainly built after this day. */
  public boolean isAfter(LocalDate day) {
    return LocalDate.of(year, month.orElse(1), 1).isAfter(day);
  }

  @Override
  public String toString() {
    return month.map(each -> "%d-%02d".formatted(year, each)).orElseGet(() -> "" + year);
  }
}
