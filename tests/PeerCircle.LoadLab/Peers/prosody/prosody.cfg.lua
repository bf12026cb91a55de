-- Prosody under load: rooms with an archive in its own storage, accounts with SASL PLAIN, no limits on rates, no TLS (nobody else has it here).
daemonize = false
data_path = "@FOLDER@/data"
interfaces = { "127.0.0.1" }
c2s_ports = { @PORT@ }
c2s_direct_tls_ports = { }
s2s_ports = { }
s2s_direct_tls_ports = { }
http_ports = { }
https_ports = { }
modules_enabled = { "saslauth", "register", "roster", "disco" }
modules_disabled = { "s2s", "tls" }
authentication = "internal_plain"
allow_registration = true
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
storage = "internal"
log = { warn = "*stdout" }

VirtualHost "localhost"

Component "rooms.localhost" "muc"
  modules_enabled = { "muc_mam" }
  restrict_room_creation = false
  muc_room_locking = false
  muc_log_by_default = true
  muc_log_presences = false
  archive_expires_after = "1w"
