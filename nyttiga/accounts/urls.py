"""The project's members, under /p/<project>/medlemmar/."""

from django.urls import path

from nyttiga.accounts.views import members

app_name = "accounts"

urlpatterns = [
    path("", members.MembersView.as_view(), name="members"),
    path("bjud-in/", members.InviteView.as_view(), name="invite"),
    path("<int:pk>/roll/", members.RoleView.as_view(), name="role"),
    path("<int:pk>/ta-bort/", members.RemoveMemberView.as_view(), name="remove_member"),
    path(
        "inbjudan/<int:pk>/igen/", members.ResendInvitationView.as_view(), name="resend_invitation"
    ),
    path(
        "inbjudan/<int:pk>/ta-tillbaka/",
        members.WithdrawInvitationView.as_view(),
        name="withdraw_invitation",
    ),
]
