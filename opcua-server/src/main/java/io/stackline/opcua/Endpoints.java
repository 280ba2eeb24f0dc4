package io.stackline.opcua;

import io.stackline.opcua.hardening.HardenedServer;
import io.stackline.site.Site.OpcUa;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;

/**
 * Where and how clients connect: by Basic256Sha256, Aes128_Sha256_RsaOaep or Aes256_Sha256_RsaPss,
 * always signed and encrypted. Signed only is not offered: whoever can sign can encrypt. Without
 * security only if the site says so, and then for nobody in particular: no password in clear, and
 * no certificate that need not prove its key (Milo #1805). Besides, at each address, the path under
 * which a server is looked for: without security, and without sessions.
 */
final class Endpoints {
  private static final List<SecurityPolicy> POLICIES =
      List.of(
          SecurityPolicy.Basic256Sha256,
          SecurityPolicy.Aes128_Sha256_RsaOaep,
          SecurityPolicy.Aes256_Sha256_RsaPss);

  private final OpcUa site;
  private final int port;

  Endpoints(OpcUa site, int port) {
    this.site = site;
    this.port = port;
  }

  /** The addresses clients may use, the best first. */
  List<String> urls() {
    return hosts().stream().map(host -> "opc.tcp://" + bracketed(host) + ":" + port).toList();
  }

  /** The addresses at which clients find out about the server, as Milo tells its own. */
  List<String> discoveryUrls() {
    return urls().stream().map(url -> url + HardenedServer.DISCOVERY_PATH).toList();
  }

  /** Names the server is reached by, for its certificate. */
  static Set<String> names(OpcUa site) {
    Set<String> names = new LinkedHashSet<>(List.of(site.hostname(), "localhost", "127.0.0.1"));
    if (isWildcard(site.bind())) {
      names.addAll(localAddresses());
    } else {
      names.add(site.bind());
    }
    return names;
  }

  /**
   * The endpoints.
   *
   * @param certificate asked anew whenever the endpoints are described, for it may be renewed
   */
  Set<EndpointConfig> configs(Supplier<X509Certificate> certificate) {
    Set<EndpointConfig> configs = new LinkedHashSet<>();
    for (String host : hosts()) {
      for (SecurityPolicy policy : POLICIES) {
        configs.add(
            at(host)
                .setCertificate(certificate)
                .setSecurityPolicy(policy)
                .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                .addTokenPolicies(tokens(policy))
                .build());
      }
      if (site.allowNone()) {
        configs.add(
            at(host)
                .setCertificate(certificate)
                .addTokenPolicy(token("anonymous", UserTokenType.Anonymous, SecurityPolicy.None))
                .build());
      }
      configs.add(at(host).setPath(HardenedServer.DISCOVERY_PATH).build());
    }
    return configs;
  }

  private EndpointConfig.Builder at(String host) {
    return EndpointConfig.newBuilder()
        .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
        .setBindAddress(site.bind())
        .setBindPort(port)
        .setHostname(bracketed(host));
  }

  private UserTokenPolicy[] tokens(SecurityPolicy policy) {
    List<UserTokenPolicy> tokens = new ArrayList<>();
    tokens.add(token("user", UserTokenType.UserName, policy));
    tokens.add(token("certificate", UserTokenType.Certificate, policy));
    if (site.anonymousMayRead()) {
      tokens.add(token("anonymous", UserTokenType.Anonymous, policy));
    }
    return tokens.toArray(new UserTokenPolicy[0]);
  }

  /** Ids differ between security policies, for a session is matched to its end point by them. */
  private static UserTokenPolicy token(String name, UserTokenType type, SecurityPolicy policy) {
    String id = name + "-" + policy.name().toLowerCase(Locale.ROOT);
    return new UserTokenPolicy(id, type, null, null, policy.getUri());
  }

  private Set<String> hosts() {
    Set<String> hosts = new LinkedHashSet<>(List.of(site.hostname()));
    if (!isWildcard(site.bind())) {
      hosts.add(site.bind());
    }
    return hosts;
  }

  private static boolean isWildcard(String bind) {
    InetAddress address = new InetSocketAddress(bind, 0).getAddress();
    return address != null && address.isAnyLocalAddress();
  }

  private static Set<String> localAddresses() {
    Set<String> addresses = new LinkedHashSet<>();
    try {
      addresses.add(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      // The machine has no name that resolves; its addresses must do.
    }
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(Endpoints::literal)
          .forEach(addresses::add);
    } catch (SocketException e) {
      // No interfaces to be had; the site's own host name must do.
    }
    return addresses;
  }

  /**
   * An address without the interface it is on, which Java writes behind every IPv6 address: it is
   * this machine's own affair, and no certificate takes it.
   */
  static String literal(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }

  private static String bracketed(String host) {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }
}
