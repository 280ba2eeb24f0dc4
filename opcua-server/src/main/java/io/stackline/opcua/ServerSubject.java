package io.stackline.opcua;

import io.stackline.opcua.security.ServerKey;
import io.stackline.site.Site;

/** What the certificate of a site's server says of it. */
public final class ServerSubject {
  private ServerSubject() {}

  /** Name, application URI, and every name and address this machine is reached by now. */
  public static ServerKey.Subject of(Site site) {
    return of(site, ServerSet.alone(site.opcua()));
  }

  /** The same of one of several servers. */
  public static ServerKey.Subject of(Site site, ServerSet set) {
    return set.subject(site);
  }

  /** By which clients know the only server of a site. */
  public static String applicationUri(Site site) {
    return "urn:stackline:" + site.name() + ":server";
  }
}
