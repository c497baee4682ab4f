from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nyttiga.accounts"
    verbose_name = "Konton"
