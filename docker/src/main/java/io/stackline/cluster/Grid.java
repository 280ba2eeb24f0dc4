package io.stackline.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionOn;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;

/**
 * How Hazelcast is set up: a member at the address of its process and nowhere else, which knows the
 * others by the site and looks for nobody else; silence noticed in seconds; in a line that is
 * divided, lanes only where most of it is, and what the smaller part held is dropped when it
 * returns, for its writers say it again.
 */
final class Grid {
  /** What is at least half a second is not taken for a hiccup; Hazelcast's own default is 60 s. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(5);

  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final String PROTECTION = "majority";

  /** A line has some hundred words at a time, which fewer partitions than usual hold as well. */
  private static final int PARTITIONS = 31;

  private Grid() {}

  /** Blocks until this member has joined those that are there, or found that it is the first. */
  static HazelcastInstance join(Site site, SiteProcess self) throws ClusterRefused {
    try {
      return Hazelcast.newHazelcastInstance(config(site, self));
    } catch (UnknownHostException e) {
      throw new ClusterRefused(
          "process " + self.name() + ": " + self.address().host() + " is no address of a machine",
          "correct its \"address\" in site.yaml, or the name service",
          e);
    } catch (RuntimeException e) {
      throw new ClusterRefused(
          "process "
              + self.name()
              + " cannot join the line at "
              + self.address()
              + ": "
              + reason(e),
          "name an address of this machine that is free, perhaps this process runs already; or"
              + " stop the whole line if the others are of a release that cannot be mixed with this",
          e);
    }
  }

  private static String reason(Throwable e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }

  private static Config config(Site site, SiteProcess self) throws UnknownHostException {
    Config config = new Config();
    config.setClusterName("stackline-" + site.name());
    config.setInstanceName(site.name() + "-" + self.name());
    config.getMemberAttributeConfig().setAttribute(Majority.NAME, self.name());
    config.getJetConfig().setEnabled(false);
    config.getSerializationConfig().addDataSerializableFactory(PutNewer.FACTORY, PutNewer.MAKER);
    properties().forEach(config::setProperty);
    // not by setInterfaces: that would hold the names of the others against this address too
    String here = InetAddress.getByName(self.address().host()).getHostAddress();
    config.setProperty("hazelcast.local.localAddress", here);
    network(config.getNetworkConfig(), site, self);
    config.addSplitBrainProtectionConfig(
        new SplitBrainProtectionConfig(PROTECTION, true)
            .setProtectOn(SplitBrainProtectionOn.READ_WRITE)
            .setFunctionImplementation(new Majority(site.processes())));
    config.addMapConfig(
        new MapConfig("lane.*")
            .setBackupCount(1)
            .setInMemoryFormat(InMemoryFormat.BINARY)
            .setSplitBrainProtectionName(PROTECTION)
            .setMergePolicyConfig(new MergePolicyConfig(DiscardMergePolicy.class.getName(), 100)));
    return config;
  }

  private static Map<String, String> properties() {
    return Map.ofEntries(
        Map.entry("hazelcast.logging.type", "slf4j"),
        Map.entry("hazelcast.phone.home.enabled", "false"),
        Map.entry("hazelcast.shutdownhook.enabled", "false"),
        Map.entry("hazelcast.socket.bind.any", "false"),
        Map.entry("hazelcast.partition.count", Integer.toString(PARTITIONS)),
        Map.entry("hazelcast.heartbeat.interval.seconds", Long.toString(HEARTBEAT.toSeconds())),
        Map.entry("hazelcast.max.no.heartbeat.seconds", Long.toString(SILENCE_MAX.toSeconds())),
        Map.entry("hazelcast.operation.call.timeout.millis", Long.toString(SILENCE_MAX.toMillis())),
        // two that do not hear each other, though a third hears both, are told apart like the
        // silent
        Map.entry("hazelcast.partial.member.disconnection.resolution.heartbeat.count", "5"),
        Map.entry("hazelcast.merge.first.run.delay.seconds", "5"),
        Map.entry("hazelcast.merge.next.run.delay.seconds", "5"),
        Map.entry("hazelcast.wait.seconds.before.join", "1"),
        Map.entry("hazelcast.max.wait.seconds.before.join", "3"));
  }

  private static void network(NetworkConfig network, Site site, SiteProcess self) {
    network.setPort(self.address().port()).setPortAutoIncrement(false).setReuseAddress(true);
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2);
    site.processes()
        .all()
        .forEach(each -> join.getTcpIpConfig().addMember(each.address().toString()));
  }
}
