package io.stackline.launch;

import io.stackline.site.Site;

/** The site of a running line, as it took it from its files last. For any thread. */
final class LineSite {
  private volatile Site now;

  LineSite(Site now) {
    this.now = now;
  }

  Site now() {
    return now;
  }

  void becomes(Site next) {
    now = next;
  }
}
