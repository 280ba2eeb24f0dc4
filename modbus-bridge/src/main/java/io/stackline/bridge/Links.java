package io.stackline.bridge;

import io.stackline.bridge.link.PlcLink;
import io.stackline.site.Site.PressSite;

/** How a press's PLC is reached. */
@FunctionalInterface
public interface Links {
  /** A link for this press alone; it connects with its first transaction. */
  PlcLink to(PressSite press);
}
